// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/duplicates.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/rpc/convert/article.h"
#include "core/rpc/convert/time.h"
#include "core/text/near_copies.h"
#include "ingest-service/limits.h"
#include "ingest-service/testing/curators.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr char kStory[] =
    "وصلت إلى المرسى صباح الأربعاء سفينة تحمل ستين ألف طن من القمح\n"
    "وقال عمال على الرصيف إن التفريغ يستغرق خمسة أيام إذا بقي البحر هادئا\n"
    "وكانت المطاحن قد خفضت إنتاجها إلى النصف منذ بداية الشهر الماضي\n"
    "وينتظر تجار المدينة شحنة ثانية تبحر من الميناء الجنوبي نهاية الأسبوع";
constexpr char kOpen[] = "يستأنف الميناء عمله يوم الأحد";
constexpr char kShut[] = "لن يستأنف الميناء عمله يوم الأحد";

v1::IngestArticleRequest RequestAt(const std::string& outlet, int hour, const std::string& body) {
  auto request = MakeRequest(outlet, absl::StrCat("https://example.org/", hour), body);
  *request.mutable_article()->mutable_publish_time() =
      rpc::ToProto(TestService::kStart - absl::Hours(1000 - hour));
  return request;
}

// A service, and what it stores that copies decide over.
struct Desk {
  TestService bench;
  int actors = 0;

  std::string Ingest(const v1::IngestArticleRequest& request) {
    const auto response = bench.service.IngestArticle({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->article().name() : "";
  }
  void Delete(const std::string& name) {
    v1::DeleteArticleRequest request;
    request.set_name(name);
    const auto deleted = bench.service.DeleteArticle({}, request);
    EXPECT_TRUE(deleted.ok()) << deleted.status();
  }
  // Any change of a curator waits until all that waits is done.
  void FinishWork() { EXPECT_TRUE(bench.service.UpsertActor({}, MakeUpsert("نوال الهاشمي")).ok()); }
  std::vector<store::StoredArticle> Articles() const {
    return bench.store->reader().ListArticles({}, {}, {1000, ""})->items;
  }
  // URL of each article that copies another, and that of the other.
  std::map<std::string, std::string> Copies() const {
    std::map<std::string, std::string> urls, copies;
    const auto articles = Articles();
    for (const model::Article& article : articles) urls[article.id] = article.url;
    for (const model::Article& article : articles) {
      if (!article.duplicate_of.empty()) copies[article.url] = urls.at(article.duplicate_of);
    }
    return copies;
  }
  std::vector<std::string> Contradictions() const {
    std::vector<std::string> lines;
    const auto found = bench.store->reader().ListContradictions({}, {}, {1000, ""});
    for (const model::Contradiction& c : found->items) {
      lines.push_back(absl::StrCat(c.id, " ", c.a.statement_id, " ", c.b.statement_id));
    }
    return lines;
  }
};

TEST(DuplicatesTest, TheEarliestIsTheOriginalInWhateverOrderTheyCome) {
  const std::string edited = absl::StrCat(kStory, " كما أفاد مراسلنا");
  const std::array<v1::IngestArticleRequest, 3> requests = {RequestAt("الراصد", 1, kStory),
                                                            RequestAt("صدى الريف", 2, edited),
                                                            RequestAt("بريد الموانئ", 3, kStory)};
  std::array<int, 3> order = {0, 1, 2};
  do {
    Desk desk;
    desk.Ingest(RequestAt("مرايا", 0, "خبر آخر لا صلة له بما سبق"));
    for (const int i : order) desk.Ingest(requests[i]);
    EXPECT_THAT(desk.Copies(),
                ElementsAre(testing::Pair("https://example.org/2", "https://example.org/1"),
                            testing::Pair("https://example.org/3", "https://example.org/1")));
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST(DuplicatesTest, AShortTextCopiesOnlyItsLike) {
  const std::string flash =
      "عاجل: فتح الطريق الساحلي أمام الشاحنات القادمة من الشمال بعد إغلاقه يومين";
  Desk desk;
  desk.Ingest(RequestAt("الراصد", 1, flash));
  desk.Ingest(RequestAt("صدى الريف", 2, absl::StrCat(flash, " كاملين")));
  desk.Ingest(RequestAt("بريد الموانئ", 3, absl::StrCat(flash, ".")));
  desk.Ingest(RequestAt("مرايا", 4, "التفاصيل لاحقا"));
  desk.Ingest(RequestAt("نداء", 5, "التفاصيل لاحقا"));
  EXPECT_THAT(desk.Copies(),
              ElementsAre(testing::Pair("https://example.org/3", "https://example.org/1")))
      << "word for word; two words are nobody's text";
}

// What an edited copy says otherwise is an edit, not a second voice; once the
// text is another, it is one.
TEST(DuplicatesTest, ACopyWithEditsDoesNotContradictItsOriginal) {
  Desk desk;
  desk.Ingest(RequestAt("الراصد", 1, absl::StrCat(kStory, "\n", kOpen)));
  desk.Ingest(RequestAt("صدى الريف", 2, absl::StrCat(kStory, "\n", kShut)));
  EXPECT_THAT(desk.Contradictions(), IsEmpty());
  desk.Ingest(RequestAt("صدى الريف", 2, kShut));
  EXPECT_THAT(desk.Copies(), IsEmpty());
  EXPECT_EQ(desk.Contradictions().size(), 1u);
}

std::string Line(int number) {
  std::string line;
  for (int word = 0; word < 9; ++word) absl::StrAppend(&line, "كلمة", number, "و", word, " ");
  return line;
}

// Two excerpts of one text that have little in common are no two voices, while
// the text stands.
TEST(DuplicatesTest, TwoExcerptsOfOneTextDoNotContradictEachOther) {
  std::string whole;
  for (int line = 0; line < 8; ++line) absl::StrAppend(&whole, Line(line), "\n");
  const auto original = RequestAt("الراصد", 1, whole);
  Desk desk;
  const std::string name = desk.Ingest(original);
  desk.Ingest(
      RequestAt("صدى الريف", 2,
                absl::StrJoin({Line(0), Line(1), Line(2), Line(3), std::string(kOpen)}, "\n")));
  desk.Ingest(
      RequestAt("بريد الموانئ", 3,
                absl::StrJoin({Line(4), Line(5), Line(6), Line(7), std::string(kShut)}, "\n")));
  const auto copies = desk.Copies();
  ASSERT_EQ(copies.size(), 2u);
  EXPECT_THAT(desk.Contradictions(), IsEmpty());
  desk.Delete(name);
  EXPECT_THAT(desk.Copies(), IsEmpty());
  EXPECT_EQ(desk.Contradictions().size(), 1u);
  desk.Ingest(original);
  EXPECT_EQ(desk.Copies(), copies);
  EXPECT_THAT(desk.Contradictions(), IsEmpty());
}

// What is no copy, but is filed under the same band, takes the place of the
// earliest that an article looks at, and gives it back.
TEST(DuplicatesTest, AStrangerInTheBandMovesTheWindow) {
  const auto filed = [](int hour, uint32_t text) {
    store::ArticleRecord record;
    record.article = *rpc::FromProto(RequestAt("الراصد", hour, kStory).article(), "article");
    record.article.id = absl::StrCat("a", hour);
    record.article.revision = 1;
    record.sketch = {3, {7}, {text, text + 1, text + 2}, {text, text + 1, text + 2}};
    record.sketch.shingles = text::kShortestText;
    return record;
  };
  const auto place = [](const store::ArticleRecord& record) {
    return store::SketchedArticle{
        {record.article.publish_time, record.article.id}, "", record.sketch};
  };
  TestService bench;
  const store::CallContext call;
  const int last = 2 * static_cast<int>(kBandNeighbours);
  const absl::Status status = bench.store->Transact({}, [&](store::Transaction& t) {
    for (int hour = 0; hour <= last; hour += 2) {
      store::ArticleRecord record = filed(hour, 100);
      record.article.duplicate_of = *FindOriginal({}, t, place(record));
      if (auto put = t.PutArticle(record); !put.ok()) return put;
    }
    const auto original = [&] { return *t.OriginalOf({}, absl::StrCat("a", last)); };
    EXPECT_EQ(original(), "a0");
    const store::ArticleRecord stranger = filed(31, 200);
    DuplicateKeeper coming(call, t, bench.analysis, bench.Now());
    absl::Status done = coming.Note(place(stranger));
    done.Update(t.PutArticle(stranger));
    done.Update(coming.Settle(stranger.article.id).status());
    EXPECT_EQ(original(), "a2");
    DuplicateKeeper going(call, t, bench.analysis, bench.Now());
    done.Update(going.NoteStored(stranger.article.id));
    done.Update(t.DeleteArticle(stranger.article.id));
    done.Update(going.Settle(stranger.article.id).status());
    EXPECT_EQ(original(), "a0");
    return done;
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST(DuplicatesTest, ValidateOnlyFindsTheOriginalAndStoresNothing) {
  Desk desk;
  const std::string original = desk.Ingest(RequestAt("الراصد", 1, kStory));
  auto request = RequestAt("صدى الريف", 2, kStory);
  request.set_validate_only(true);
  EXPECT_EQ(desk.bench.service.IngestArticle({}, request)->article().duplicate_of(), original);
  EXPECT_EQ(desk.Articles().size(), 1u);
}

// More copies of one text than are looked at for one article, the latest
// first: each that comes takes a place among the candidates of the others.
TEST(DuplicatesTest, ACrowdOfCopiesIsSettledInTheEnd) {
  const int count = static_cast<int>(kBandNeighbours) + 20;
  Desk fresh, worn;
  std::vector<std::string> names;
  for (int hour = 0; hour < count; ++hour) {
    const auto request = [](int n) { return RequestAt(absl::StrCat("صحيفة ", n), n, kStory); };
    fresh.Ingest(request(hour));
    names.push_back(worn.Ingest(request(count - 1 - hour)));
  }
  worn.FinishWork();
  ASSERT_THAT(worn.bench.store->reader().QueuedArticles({}, 1).value(), IsEmpty());
  EXPECT_EQ(worn.Copies(), fresh.Copies());
  EXPECT_EQ(fresh.Copies().at("https://example.org/9"), "https://example.org/0");
  EXPECT_EQ(fresh.Copies().at(absl::StrCat("https://example.org/", count - 1)),
            absl::StrCat("https://example.org/", count - 1 - kBandNeighbours))
      << "the test needs more copies than one article looks at";
  // The original goes, which all but the last copy.
  worn.Delete(names.back());
  worn.FinishWork();
  fresh.Delete(names.back());
  fresh.FinishWork();
  EXPECT_EQ(worn.Copies(), fresh.Copies());
  EXPECT_EQ(worn.Copies().at("https://example.org/9"), "https://example.org/1");
}

constexpr std::array<const char*, 4> kOutlets = {"الراصد", "صدى الريف", "بريد الموانئ", "مرايا"};
constexpr std::array<const char*, 3> kClaims = {"الرصيف مغلق", "السفن راسية", "الطريق آمن"};

// Articles of one story, each with lines left out, added and turned around, so
// that some resemble each other and others do not.
class RandomStory {
 public:
  explicit RandomStory(uint32_t seed) : random_(seed) {}

  std::string Body() {
    std::vector<std::string> lines;
    for (int line = 0; line < 7; ++line) {
      if (Pick(6) != 0) lines.push_back(Line(line));
    }
    if (Pick(3) == 0) lines.insert(lines.begin(), Line(20 + Pick(20)));
    for (const char* claim : kClaims) {
      if (Pick(2) == 0) lines.push_back(absl::StrCat(Pick(2) == 0 ? "لن " : "", claim));
    }
    return absl::StrJoin(lines, "\n");
  }
  int Pick(int size) { return static_cast<int>(random_() % size); }

 private:
  std::mt19937 random_;
};

// Whatever came, was revised and went, and in whatever order: what copies what
// and what contradicts what is as after a load of what is left.
TEST(DuplicatesPropertyTest, HistoryLeavesNoTrace) {
  size_t copies = 0, contradictions = 0;
  for (const uint32_t seed : {1u, 2u, 3u, 4u, 5u}) {
    RandomStory story(seed);
    Desk worn;
    std::map<int, v1::IngestArticleRequest> held;  // by slot
    std::map<int, std::string> names;
    for (int step = 1; step <= 60; ++step) {
      const int slot = story.Pick(14);
      if (held.contains(slot) && story.Pick(2) == 0) {
        worn.Delete(names[slot]);
        held.erase(slot);
      } else {
        held[slot] = RequestAt(kOutlets[slot % 4], slot, story.Body());
        names[slot] = worn.Ingest(held[slot]);
      }
      if (step % 12 != 0) continue;
      SCOPED_TRACE(absl::StrCat("seed ", seed, " step ", step));
      std::vector<int> order;
      for (const auto& [each, request] : held) order.push_back(each);
      std::shuffle(order.begin(), order.end(), std::mt19937(seed + step));
      Desk fresh;
      for (const int each : order) fresh.Ingest(held[each]);
      ASSERT_EQ(worn.Copies(), fresh.Copies());
      ASSERT_EQ(worn.Contradictions(), fresh.Contradictions());
      copies += fresh.Copies().size();
      contradictions += fresh.Contradictions().size();
    }
  }
  EXPECT_GT(copies, 40u) << "the test needs copies";
  EXPECT_GT(contradictions, 40u) << "the test needs contradictions";
}

}  // namespace
}  // namespace isnad::ingest
