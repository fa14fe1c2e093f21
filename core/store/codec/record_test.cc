// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/codec/record.h"

#include <limits>

#include "core/model/error.h"
#include "core/store/codec/archive.h"
#include "gtest/gtest.h"

namespace isnad::store::codec {
namespace {

// Every field differs from its default and from its neighbours.
model::TextSpan Span(uint32_t begin) { return {model::TextField::kTitle, begin, begin + 7}; }

model::Attribution Someone(const std::string& id) {
  return {id, "اسم " + id, "ذكر " + id, Span(300), true};
}

model::Frame SomeFrame() {
  model::Frame frame;
  frame.event = model::EventType::kCommunicate;
  frame.predicate = "طلب";
  frame.agent = {"agent", "الوزير"};
  frame.patient = {"patient", "الشركة"};
  frame.theme = {"عقد", "ميناء"};
  frame.polarity = model::Polarity::kNegative;
  frame.modality = model::Modality::kPlanned;
  frame.quantities = {
      {-1.5, std::numeric_limits<double>::infinity(), "percent", model::Comparator::kRange},
      {4.2e9, 4.2e9, "USD", model::Comparator::kAbout}};
  frame.place = {"place", "المرفأ"};
  frame.time = model::TimeInterval{absl::FromUnixMicros(-62135596800000000), absl::InfiniteFuture(),
                                   model::TimePrecision::kMonth};
  return frame;
}

StatementRecord SomeStatement() {
  StatementRecord record;
  model::Statement& s = record.statement;
  s.id = "statement";
  s.article_id = "article";
  s.revision = 3;
  s.kind = model::StatementKind::kMixedQuote;
  s.act = model::SpeechAct::kPromise;
  s.endorsement = model::Endorsement::kDoubted;
  s.text = std::string("نص\0بعده", 13);
  s.span = Span(1);
  s.cue_span = Span(20);
  s.speaker = Someone("a");
  s.chain = {Someone("b"), {}};
  s.claim_ids = {"c1", "c2"};
  s.publish_time = absl::FromUnixMicros(1709251200123456);
  s.rule = "rule";
  s.rules_version = "v9";
  s.source_system = "system";
  record.terms = {"كلمة", ""};
  return record;
}

KeyedMention SomeMention() {
  KeyedMention keyed;
  keyed.mention = {"claim",
                   "statement",
                   "article",
                   model::Stance::kDoubts,
                   Someone("h"),
                   Span(40),
                   "عبارة",
                   "الراصد",
                   "وكالة",
                   "agency",
                   model::SpeechAct::kWarn,
                   model::Endorsement::kEndorsed,
                   absl::UnixEpoch() - absl::Hours(1),
                   SomeFrame()};
  keyed.keys = {"k"};
  keyed.terms = {"t", "u"};
  return keyed;
}

ActorRecord SomeActor() {
  return {{"id",
           "اسم",
           model::ActorKind::kMedia,
           {"كنية"},
           {"Name"},
           "Q1",
           "etag",
           "وصف",
           model::ActorOrigin::kCurator,
           "other",
           absl::FromUnixMicros(5),
           absl::FromUnixMicros(6),
           "state"},
          {{"اسم", "اسم"}, {"Name", "name"}}};
}

ActorMergeRecord SomeMerge() {
  return {{"id",
           "target",
           {"s1", "s2"},
           "who",
           "why",
           absl::FromUnixMicros(7),
           "who else",
           "why not",
           absl::FromUnixMicros(8)},
          SomeActor(),
          {SomeActor(), {}}};
}

ContradictionRecord SomeContradiction() {
  ContradictionRecord record;
  record.contradiction = {
      "id",
      {"c1", "s1", "a1", "o1", "h1", Span(1), absl::FromUnixMicros(1)},
      {"c2", "s2", "a2", "o2", "h2", Span(2), absl::FromUnixMicros(2)},
      {model::ContradictionType::kNumeric, model::ContradictionType::kExclusive},
      model::ContradictionScope::kInterOutlet,
      0.625,
      "en",
      "عر",
      "rule",
      "v1",
      absl::FromUnixMicros(3),
      absl::FromUnixMicros(4)};
  record.actor_ids = {"h1", "h2"};
  return record;
}

template <typename T>
void ExpectRoundTrip(const T& value) {
  const std::string bytes = Encode(value);
  const absl::StatusOr<T> decoded = Decode<T>(bytes);
  ASSERT_TRUE(decoded.ok()) << decoded.status();
  EXPECT_EQ(*decoded, value);
  EXPECT_NE(*decoded, T());
  // Nothing shorter, longer or of another format decodes, and nothing crashes.
  for (size_t length = 0; length < bytes.size(); ++length) {
    EXPECT_EQ(Decode<T>(bytes.substr(0, length)).status().code(), absl::StatusCode::kDataLoss);
  }
  EXPECT_FALSE(Decode<T>(bytes + "x").ok());
  EXPECT_FALSE(Decode<T>("\x7f" + bytes.substr(1)).ok());
  for (size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(~damaged[i]);
    (void)Decode<T>(damaged);
  }
}

TEST(RecordTest, EveryFieldOfEveryRecordComesBack) {
  ExpectRoundTrip(SomeStatement());
  ExpectRoundTrip(SomeMention());
  ExpectRoundTrip(SomeActor());
  ExpectRoundTrip(SomeActor().actor);
  ExpectRoundTrip(SomeMerge());
  ExpectRoundTrip(model::Claim{"id", "نص", SomeFrame()});
  ExpectRoundTrip(model::TextSketch{70000, {1, ~uint64_t{0}}, {2, ~uint32_t{0}}, {9, 3, 9}});
  ExpectRoundTrip(SomeContradiction());
  const DismissedSide side{"article", "hash", Span(3), "نص", "claim"};
  ExpectRoundTrip(DismissalRecord{"id", side, {}, {"who", "why", absl::FromUnixMicros(9)}});
  ExpectRoundTrip(ImportedRecord{{SomeStatement().statement, {}}});
}

TEST(RecordTest, DefaultsComeBackToo) {
  EXPECT_EQ(*Decode<StatementRecord>(Encode(StatementRecord{})), StatementRecord{});
  EXPECT_EQ(*Decode<KeyedMention>(Encode(KeyedMention{})), KeyedMention{});
}

// Stored bytes must stay readable: a layout that changes needs a new format.
TEST(RecordTest, TheFormatIsPinned) {
  const model::Claim claim{"c", "ن", {.predicate = "p", .theme = {"t"}}};
  const std::string bytes(
      "\x05\x01"
      "c\x02\xd9\x86\0\x01p\0\0\0\0\x01\x01t\x01\x01\0\0\0\0",
      22);
  EXPECT_EQ(Encode(claim), bytes);
  EXPECT_EQ(*Decode<model::Claim>("\x01" + bytes.substr(1)), claim);
}

TEST(RecordTest, StatementsOfEarlierFormatsCameFromNoOtherSystem) {
  StatementRecord record = SomeStatement();
  record.statement.source_system.clear();
  record.terms.clear();
  std::string bytes = Encode(record);
  // The system's length and the number of terms.
  ASSERT_EQ(bytes.substr(bytes.size() - 2), std::string(2, '\0'));
  bytes.pop_back();
  bytes[0] = '\x03';
  const auto read = Decode<StatementRecord>(bytes);
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(*read, record);
}

TEST(RecordTest, ActorsOfTheFirstFormatAreRead) {
  const std::string bytes(
      "\x01\x01"
      "a\x01"
      "b\x02\x01\x01"
      "c\0\x02Q1\x01"
      "e",
      15);
  EXPECT_EQ(*Decode<model::Actor>(bytes),
            (model::Actor{"a", "b", model::ActorKind::kOrganization, {"c"}, {}, "Q1", "e"}));
}

TEST(RecordTest, ActorsOfTheSecondFormatStoodForNobody) {
  ActorRecord record = SomeActor();
  record.actor.stands_for.clear();
  std::string bytes = Encode(record.actor);
  ASSERT_EQ(bytes.back(), '\0');
  bytes.pop_back();
  bytes[0] = '\x02';
  const auto actor = Decode<model::Actor>(bytes);
  ASSERT_TRUE(actor.ok()) << actor.status();
  EXPECT_EQ(*actor, record.actor);
  EXPECT_FALSE(Decode<model::Actor>(Encode(record.actor).substr(0, bytes.size())).ok());
}

TEST(RecordTest, MentionsOfTheThirdFormatHadNoActorBehindTheirOrigin) {
  model::ClaimMention expected{.origin = "وكالة"};
  std::string bytes = Encode(KeyedMention{expected, {}, {}});
  // The field is the last of the mention, before two empty lists.
  ASSERT_EQ(bytes.substr(bytes.size() - 3), std::string("\0\0\0", 3));
  bytes.pop_back();
  bytes[0] = '\x03';
  const auto keyed = Decode<KeyedMention>(bytes);
  ASSERT_TRUE(keyed.ok()) << keyed.status();
  EXPECT_EQ(keyed->mention, expected);
}

TEST(RecordTest, TimesAreKeptToTheMicrosecond) {
  StatementRecord record;
  record.statement.publish_time = absl::FromUnixNanos(1709251200123456789);
  EXPECT_EQ(Decode<StatementRecord>(Encode(record))->statement.publish_time,
            absl::FromUnixMicros(1709251200123456));
}

TEST(ArchiveTest, IntegersOfAllSizesComeBack) {
  for (const int64_t value : {std::numeric_limits<int64_t>::min(), int64_t{-65}, int64_t{-1},
                              int64_t{0}, int64_t{63}, std::numeric_limits<int64_t>::max()}) {
    Writer writer(1);
    writer(value, static_cast<uint64_t>(value));
    const std::string bytes = writer.Finish();
    Reader reader(bytes, 1);
    int64_t as_signed = 7;
    uint64_t as_unsigned = 7;
    reader(as_signed, as_unsigned);
    EXPECT_TRUE(reader.Finished());
    EXPECT_EQ(as_signed, value);
    EXPECT_EQ(as_unsigned, static_cast<uint64_t>(value));
  }
}

TEST(ArchiveTest, ANumberTooLargeForItsFieldIsMalformed) {
  Writer writer(1);
  writer(uint64_t{256});
  const std::string bytes = writer.Finish();
  Reader reader(bytes, 1);
  uint8_t byte = 7;
  reader(byte);
  EXPECT_FALSE(reader.Finished());
}

}  // namespace
}  // namespace isnad::store::codec
