// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr uint64_t kBand = 7;
constexpr uint64_t kHighBand = ~uint64_t{0};

ArticleRecord Filed(const std::string& slug, int day, const std::vector<uint64_t>& bands) {
  ArticleRecord record = MakeRecord("الميناء", slug, Day(day),
                                    {{"سامي الحداد", "الرصيف مغلق", "البلدية", "أغلق", "الرصيف"}});
  record.sketch = {40, bands, {1, 2, 3}, {3, 1, 2}};
  return record;
}

ArticlePlace PlaceOf(const ArticleRecord& record) {
  return {record.article.publish_time, record.article.id};
}

std::vector<std::string> Ids(const Page<StoredArticle>& page) {
  std::vector<std::string> ids;
  for (const model::Article& article : page.items) ids.push_back(article.id);
  return ids;
}

TEST_P(StoreConformanceTest, ASketchComesBackWithItsPlace) {
  ArticleRecord record = Filed("one", 3, {kBand, kHighBand});
  record.article.duplicate_of = "other";
  Put(record);
  const SketchedArticle expected{PlaceOf(record), "other", record.sketch};
  EXPECT_EQ(*reader().GetSketch(call_, record.article.id), expected);
  EXPECT_EQ(*reader().OriginalOf(call_, record.article.id), "other");
  EXPECT_TRUE(absl::IsNotFound(reader().GetSketch(call_, "nowhere").status()));
  EXPECT_TRUE(absl::IsNotFound(reader().OriginalOf(call_, "nowhere").status()));
}

TEST_P(StoreConformanceTest, ABandGivesTheNearestOnEitherSide) {
  std::vector<ArticleRecord> records;
  for (int day = 1; day <= 5; ++day) {
    records.push_back(Filed(std::string(1, static_cast<char>('a' + day)), day, {kBand}));
    Put(records.back());
  }
  Put(Filed("elsewhere", 3, {kHighBand}));
  const auto find = [&](Direction direction, int32_t limit) {
    return reader()
        .FindArticlesByBands(call_, {kBand}, PlaceOf(records[2]), direction, limit)
        ->front();
  };
  EXPECT_THAT(find(Direction::kBefore, 9), ElementsAre(PlaceOf(records[1]), PlaceOf(records[0])));
  EXPECT_THAT(find(Direction::kAfter, 9), ElementsAre(PlaceOf(records[3]), PlaceOf(records[4])));
  EXPECT_THAT(find(Direction::kBefore, 1), ElementsAre(PlaceOf(records[1])));
  EXPECT_THAT(find(Direction::kAfter, 0), IsEmpty());
  // A place that no article has.
  EXPECT_THAT(
      reader().FindArticlesByBands(call_, {kBand}, {Day(2), ""}, Direction::kAfter, 1)->front(),
      ElementsAre(PlaceOf(records[1])));
}

TEST_P(StoreConformanceTest, ARevisionIsFiledAnewAndADeletedArticleNowhere) {
  ArticleRecord record = Filed("one", 1, {kBand});
  Put(record);
  record.article.revision = 2;
  record.article.publish_time = Day(2);
  record.sketch.bands = {kHighBand};
  Put(record);
  const auto find = [&](uint64_t band) {
    return reader().FindArticlesByBands(call_, {band}, {Day(0), ""}, Direction::kAfter, 9)->front();
  };
  EXPECT_THAT(find(kBand), IsEmpty());
  EXPECT_THAT(find(kHighBand), ElementsAre(PlaceOf(record)));
  Delete(record.article.id);
  EXPECT_THAT(find(kHighBand), IsEmpty());
  EXPECT_TRUE(absl::IsNotFound(reader().GetSketch(call_, record.article.id).status()));
}

TEST_P(StoreConformanceTest, WhatAnArticleCopiesChangesWithoutARevision) {
  ArticleRecord record = Filed("one", 1, {kBand});
  Put(record);
  const std::string& id = record.article.id;
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.SetDuplicateOf(id, "first"); }).ok());
  record.article.duplicate_of = "first";
  EXPECT_EQ(*reader().GetArticle(call_, id), record.article);
  EXPECT_EQ(*reader().OriginalOf(call_, id), "first");
  EXPECT_THAT(Ids(*reader().ListArticles(call_, {.duplicate_of = "first"}, {})), ElementsAre(id));
  ASSERT_TRUE(Transact([&](Transaction& t) { return t.SetDuplicateOf(id, ""); }).ok());
  EXPECT_EQ(reader().GetArticle(call_, id)->duplicate_of, "");
  EXPECT_THAT(Ids(*reader().ListArticles(call_, {.duplicate_of = "first"}, {})), IsEmpty());
}

TEST_P(StoreConformanceTest, TheMentionsOfAnArticleComeBackAsTheyWerePut) {
  const ArticleRecord record = Filed("one", 1, {});
  Put(record);
  const absl::Status status = Transact([&](Transaction& t) {
    EXPECT_EQ(*t.MentionsOf(call_, record.article.id), record.mentions);
    EXPECT_THAT(*t.MentionsOf(call_, "nowhere"), IsEmpty());
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreConformanceTest, TheContradictionsOfAnArticleAreReplacedAsAWhole) {
  std::vector<ArticleRecord> records;
  for (int day = 1; day <= 3; ++day) {
    records.push_back(Filed(std::string(1, static_cast<char>('a' + day)), day, {}));
    Put(records.back());
  }
  const auto between = [&](int a, int b) {
    return MakeContradiction(records[a].mentions[0].mention, records[b].mentions[0].mention);
  };
  Put(between(0, 1));
  Put(between(1, 2));
  const absl::Status status = Transact([&](Transaction& t) {
    return t.ReplaceContradictions(records[0].article.id, {between(0, 2)});
  });
  ASSERT_TRUE(status.ok()) << status;
  const auto left = reader().ListContradictions(call_, {}, {});
  EXPECT_THAT(left->items, testing::UnorderedElementsAre(between(0, 2), between(1, 2)));
}

TEST_P(StoreConformanceTest, AQueuedArticleWaitsOnce) {
  const ArticleRecord record = Filed("one", 1, {});
  Put(record);
  for (int i = 0; i < 2; ++i) {
    ASSERT_TRUE(Transact([&](Transaction& t) { return t.QueueArticle(record.article.id); }).ok());
  }
  EXPECT_THAT(*reader().QueuedArticles(call_, 9), ElementsAre(record.article.id));
  Delete(record.article.id);
  EXPECT_THAT(*reader().QueuedArticles(call_, 9), IsEmpty());
}

TEST_P(StoreConformanceTest, ArticlesAreFoundByAddressIdentifierAndOriginal) {
  std::vector<ArticleRecord> records;
  for (int i = 0; i < 8; ++i) {
    ArticleRecord record = Filed(std::string(1, static_cast<char>('a' + i)), i, {});
    record.article.outlet = i % 2 == 0 ? "الميناء" : "الراصد";
    record.article.url = i < 4 ? "https://example.org/shared" : "https://example.org/other";
    record.article.external_id = i % 4 < 2 ? "notice-1" : "notice-2";
    record.article.duplicate_of = i == 0 ? "" : records[0].article.id;
    records.push_back(record);
    Put(record);
  }
  const auto list = [&](const ArticleFilter& filter) {
    std::vector<size_t> numbers;
    for (const auto& article : AllPages<StoredArticle>(1, [&](const PageRequest& page) {
           return reader().ListArticles(call_, filter, page);
         })) {
      for (size_t i = 0; i < records.size(); ++i) {
        if (records[i].article.id == article.id) numbers.push_back(i);
      }
    }
    return numbers;
  };
  const std::string shared = "https://example.org/shared";
  const std::string original = records[0].article.id;
  EXPECT_THAT(list({.url = shared}), ElementsAre(3, 2, 1, 0));
  EXPECT_THAT(list({.outlet = "الراصد", .url = shared}), ElementsAre(3, 1));
  EXPECT_THAT(list({.external_id = "notice-2"}), ElementsAre(7, 6, 3, 2));
  EXPECT_THAT(list({.url = shared, .external_id = "notice-2"}), ElementsAre(3, 2));
  EXPECT_THAT(list({.duplicate_of = original}), ElementsAre(7, 6, 5, 4, 3, 2, 1));
  EXPECT_THAT(list({.outlet = "الميناء", .duplicate_of = original}), ElementsAre(6, 4, 2));
  EXPECT_THAT(
      list({.external_id = "notice-1", .duplicate_of = original, .published = {Day(2), Day(6)}}),
      ElementsAre(5, 4));
  EXPECT_THAT(list({.url = "https://example.org/none"}), IsEmpty());
}

}  // namespace
}  // namespace isnad::store
