// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using testing::UnorderedElementsAre;

constexpr char kGeneral[] = "القائد راشد الطيب";
constexpr char kCouncil[] = "مجلس الوادي";
constexpr char kSpokesman[] = "نزار العلي";

Saying Entered(const std::string& speaker, const std::string& text,
               model::Stance stance = model::Stance::kAsserts, const std::string& origin = "") {
  return {.speaker = speaker,
          .text = text,
          .agent = kGeneral,
          .predicate = "دخل",
          .patient = kCouncil,
          .event = model::EventType::kAssault,
          .stance = stance,
          .origin = origin};
}

Saying Met(const std::string& speaker, const std::string& text) {
  return {.speaker = speaker,
          .text = text,
          .agent = kCouncil,
          .predicate = "اجتمع",
          .patient = "",
          .event = model::EventType::kConsult};
}

std::vector<std::string> List(const StoreReader& reader, const ClaimFilter& filter,
                              int32_t page_size = 1) {
  std::vector<std::string> ids;
  for (const auto& summary : AllPages<model::ClaimSummary>(page_size, [&](const PageRequest& page) {
         return reader.ListClaims({}, filter, page);
       })) {
    ids.push_back(summary.claim.id);
  }
  return ids;
}

std::vector<std::string> Articles(const std::vector<model::ClaimMention>& mentions) {
  std::vector<std::string> ids;
  for (const auto& mention : mentions) ids.push_back(mention.article_id);
  return ids;
}

TEST_P(StoreConformanceTest, AClaimSaysWhoHoldsIt) {
  const ArticleRecord late =
      MakeRecord("الراصد", "late", Day(5),
                 {Entered(kGeneral, "قواتنا دخلت المدينة", model::Stance::kAsserts, "وكالة"),
                  Entered(kCouncil, "لم يدخل أحد", model::Stance::kDenies)});
  const ArticleRecord early =
      MakeRecord("الميناء", "early", Day(2),
                 {Entered(kGeneral, "دخلنا المدينة", model::Stance::kAsserts, "وكالة")});
  Put(late);
  Put(early);
  const auto claim = reader().GetClaim(call_, late.mentions[0].mention.claim_id);
  ASSERT_TRUE(claim.ok()) << claim.status();
  EXPECT_EQ(claim->claim.canonical_text, "دخلنا المدينة");
  EXPECT_EQ(claim->claim.frame, early.mentions[0].mention.frame);
  EXPECT_EQ(claim->outlet_count, 2);
  // The agency's story in both outlets, and what one outlet has by itself.
  EXPECT_EQ(claim->independent_origin_count, 2);
  ASSERT_THAT(claim->holders, SizeIs(2));
  const model::Holder general{early.mentions[0].mention.holder, model::Stance::kAsserts, 2, Day(2),
                              Day(5)};
  const model::Holder council{late.mentions[1].mention.holder, model::Stance::kDenies, 1, Day(5),
                              Day(5)};
  EXPECT_THAT(claim->holders, ElementsAre(general, council));
}

TEST_P(StoreConformanceTest, AnonymousHoldersAreKnownByTheirDescription) {
  ArticleRecord record =
      MakeRecord("الراصد", "sources", Day(1),
                 {Entered("", "مصدر أمني: دخلوا"), Entered("", "مصدر طبي: دخلوا"),
                  Entered("", "مصدر أمني: لم يخرجوا")});
  for (size_t i = 0; i < 3; ++i) {
    record.mentions[i].mention.holder = {.display_name = i == 1 ? "مصدر طبي" : "مصدر أمني",
                                         .anonymous = true};
  }
  Put(record);
  const auto claim = reader().GetClaim(call_, record.mentions[0].mention.claim_id);
  ASSERT_THAT(claim->holders, SizeIs(2));
  EXPECT_EQ(claim->holders[0].holder.display_name, "مصدر أمني");
  EXPECT_EQ(claim->holders[0].count, 2);
}

TEST_P(StoreConformanceTest, ClaimsAreListedByTheirLatestMention) {
  const ArticleRecord first =
      MakeRecord("الراصد", "1", Day(1), {Entered(kGeneral, "دخلنا"), Met(kSpokesman, "اجتمعنا")});
  const std::string entered = first.mentions[0].mention.claim_id;
  const std::string met = first.mentions[1].mention.claim_id;
  Put(first);
  Put(MakeRecord("الراصد", "2", Day(6), {Met(kCouncil, "عقد الاجتماع")}));
  const ArticleRecord third = MakeRecord("الميناء", "3", Day(9), {Entered(kSpokesman, "دخلوا")});

  EXPECT_THAT(List(reader(), {}), ElementsAre(met, entered));
  Put(third);
  EXPECT_THAT(List(reader(), {}), ElementsAre(entered, met));
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kCouncil)}), ElementsAre(entered, met));
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kGeneral)}), ElementsAre(entered));
  EXPECT_THAT(List(reader(), {.holder_id = ActorIdOf(kSpokesman)}), ElementsAre(entered, met));
  EXPECT_THAT(List(reader(), {.holder_id = ActorIdOf(kCouncil)}), ElementsAre(met));
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kGeneral), .holder_id = ActorIdOf(kCouncil)}),
              IsEmpty());
  EXPECT_THAT(List(reader(), {.event = model::EventType::kConsult}), ElementsAre(met));
  EXPECT_THAT(
      List(reader(), {.holder_id = ActorIdOf(kSpokesman), .event = model::EventType::kAssault}),
      ElementsAre(entered));
  // Mentioned in the range, if not for the last time.
  EXPECT_THAT(List(reader(), {.published = {Day(1), Day(2)}}), ElementsAre(entered, met));
  EXPECT_THAT(List(reader(), {.published = {Day(6), Day(9)}}), ElementsAre(met));
  EXPECT_THAT(List(reader(), {.published = {Day(9), absl::InfiniteFuture()}}),
              ElementsAre(entered));

  Delete(third.article.id);
  EXPECT_THAT(List(reader(), {}), ElementsAre(met, entered));
  EXPECT_THAT(List(reader(), {.holder_id = ActorIdOf(kSpokesman)}), ElementsAre(met));
  EXPECT_THAT(List(reader(), {.actor_id = ActorIdOf(kCouncil)}), ElementsAre(met, entered));
}

TEST_P(StoreConformanceTest, MentionsOfAClaimAreListedOldestFirst) {
  std::vector<ArticleRecord> records;
  for (int day : {4, 1, 8, 1}) {
    records.push_back(MakeRecord("الراصد", "m" + std::to_string(records.size()), Day(day),
                                 {Entered(kGeneral, "دخلنا اليوم"), Entered(kCouncil, "دخلوا")}));
    Put(records.back());
  }
  const auto mentions = AllPages<model::ClaimMention>(3, [&](const PageRequest& page) {
    return reader().ListClaimMentions(call_, records[0].mentions[0].mention.claim_id, page);
  });
  ASSERT_THAT(mentions, SizeIs(8));
  EXPECT_TRUE(std::is_sorted(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
    return std::tie(a.publish_time, a.statement_id) < std::tie(b.publish_time, b.statement_id);
  }));
  EXPECT_THAT(mentions, testing::Contains(records[2].mentions[1].mention));
}

TEST_P(StoreConformanceTest, KeysFindTheNewestMentionsOfEach) {
  std::vector<ArticleRecord> records;
  for (int day = 0; day < 5; ++day) {
    records.push_back(MakeRecord("الراصد", "k" + std::to_string(day), Day(day),
                                 {Entered(kGeneral, "دخلنا"), Met(kSpokesman, "اجتمعنا")}));
    Put(records.back());
  }
  const std::string entered = KeyOf(records[0].mentions[0].mention.frame);
  const std::string met = KeyOf(records[0].mentions[1].mention.frame);
  const auto id = [&](int i) { return records[i].article.id; };
  EXPECT_THAT(Articles(*reader().FindMentionsByKey(call_, {entered}, 2)),
              ElementsAre(id(4), id(3)));
  EXPECT_THAT(Articles(*reader().FindMentionsByKey(call_, {entered, met, "none"}, 1)),
              ElementsAre(id(4), id(4)));
  // A mention that two keys find comes once.
  EXPECT_THAT(*reader().FindMentionsByKey(call_, {met, met}, 9), SizeIs(5));
  EXPECT_THAT(*reader().FindMentionsByKey(call_, {}, 9), IsEmpty());
  Delete(id(4));
  EXPECT_EQ(reader().FindMentionsByKey(call_, {met}, 1)->at(0), records[3].mentions[1].mention);
}

TEST_P(StoreConformanceTest, RareWordsWeighMoreInASearch) {
  const ArticleRecord one =
      MakeRecord("الراصد", "one", Day(1), {Entered(kGeneral, "القوات دخلت المدينة القديمة")});
  const ArticleRecord two =
      MakeRecord("الراصد", "two", Day(2), {Met(kSpokesman, "القوات في المدينة مجتمعة")});
  Put(one);
  Put(two);
  const std::string& entered = one.mentions[0].mention.claim_id;
  const std::string& met = two.mentions[0].mention.claim_id;
  const auto search = [&](std::vector<std::string> terms, int32_t limit) {
    std::vector<std::string> ids;
    const auto matches = reader().SearchClaims(call_, terms, {}, limit);
    for (const ClaimMatch& match : matches.value()) {
      ids.push_back(match.claim.id);
    }
    return ids;
  };
  EXPECT_THAT(search({"القديمة", "القوات"}, 10), ElementsAre(entered, met));
  EXPECT_THAT(search({"القوات", "مجتمعة"}, 10), ElementsAre(met, entered));
  EXPECT_THAT(search({"القوات", "مجتمعة"}, 1), ElementsAre(met));
  EXPECT_THAT(search({"القوات", "القوات"}, 10), UnorderedElementsAre(entered, met));
  EXPECT_THAT(search({"غائبة"}, 10), IsEmpty());
  const auto matches = reader().SearchClaims(call_, {"القوات", "مجتمعة"}, {}, 10);
  EXPECT_GT(matches->at(0).score, 2 * matches->at(1).score - 1e-9);
  EXPECT_EQ(matches->at(0).claim.canonical_text, "القوات في المدينة مجتمعة");
}

}  // namespace
}  // namespace isnad::store
