// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/conformance.h"
#include "core/store/conformance/sample.h"
#include "gmock/gmock.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

ArticleRecord Bridge(int32_t revision, const std::string& detail) {
  return MakeRecord("الضفة اليوم", "bridge", Day(1),
                    {{"سامي الحداد", "الجسر الشرقي سيفتح " + detail, "البلدية", "فتح", "الجسر"}},
                    revision);
}

std::vector<std::string> Ids(const std::vector<StoredArticle>& articles) {
  std::vector<std::string> ids;
  for (const model::Article& article : articles) ids.push_back(article.id);
  return ids;
}

TEST_P(StoreConformanceTest, AnArticleComesBackAsItWasPut) {
  ArticleRecord record = Bridge(1, "غدا");
  record.article.duplicate_of = "original";
  record.article.external_id = "notice-17";
  record.article.rules_version = "r1";
  record.article.body += "\x01 \xd8\xa1";
  Put(record);
  EXPECT_EQ(*reader().GetArticle(call_, record.article.id), record.article);
}

TEST_P(StoreConformanceTest, WhatIsNotThereIsNamed) {
  const absl::Status status = reader().GetArticle(call_, "nowhere").status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  const auto details = model::GetErrorDetails(status);
  ASSERT_TRUE(details.has_value());
  EXPECT_EQ(details->reason, model::ErrorReason::kArticleNotFound);
  EXPECT_EQ(details->metadata.at("name"), "articles/nowhere");
  EXPECT_TRUE(absl::IsNotFound(reader().GetActor(call_, "x").status()));
  EXPECT_TRUE(absl::IsNotFound(reader().GetStatement(call_, "x").status()));
  EXPECT_TRUE(absl::IsNotFound(reader().GetClaim(call_, "x").status()));
  EXPECT_TRUE(absl::IsNotFound(reader().GetContradiction(call_, "x").status()));
  EXPECT_TRUE(absl::IsNotFound(reader().GetArticleRevision(call_, "x", 1).status()));
}

TEST_P(StoreConformanceTest, ARevisionReplacesAndKeepsTheEarlierText) {
  const ArticleRecord first = Bridge(1, "غدا");
  ArticleRecord second = Bridge(2, "بعد أسبوع");
  second.article.ingest_time = first.article.ingest_time + absl::Hours(3);
  Put(first);
  Put(second);
  const std::string& id = first.article.id;
  EXPECT_EQ(*reader().GetArticle(call_, id), second.article);
  EXPECT_EQ(reader().GetArticle(call_, id)->first_ingest_time, first.article.ingest_time);
  const auto listed = reader().ListArticles(call_, {}, {});
  ASSERT_EQ(listed->items.size(), 1u);
  EXPECT_EQ(listed->items[0].first_ingest_time, first.article.ingest_time);
  EXPECT_EQ(*reader().GetArticleRevision(call_, id, 1), first.article);
  EXPECT_EQ(*reader().GetArticleRevision(call_, id, 2), second.article);
  EXPECT_TRUE(absl::IsNotFound(reader().GetArticleRevision(call_, id, 3).status()));
  const auto statements = reader().ListStatements(call_, {.article_id = id}, {});
  ASSERT_EQ(statements->items.size(), 1u);
  EXPECT_EQ(statements->items[0], second.statements[0].statement);
  EXPECT_EQ(reader().Count(call_)->statements, 1);
}

TEST_P(StoreConformanceTest, TheSameRevisionAgainReplacesItsAnalysis) {
  ArticleRecord record = Bridge(1, "غدا");
  Put(record);
  record.statements[0].statement.rules_version = "2";
  Put(record);
  EXPECT_EQ(reader().GetStatement(call_, record.statements[0].statement.id)->rules_version, "2");
  EXPECT_EQ(reader().Count(call_)->articles, 1);
}

TEST_P(StoreConformanceTest, AnEarlierRevisionDoesNotReplaceALaterOne) {
  Put(Bridge(2, "بعد أسبوع"));
  const absl::Status status =
      Transact([&](Transaction& t) { return t.PutArticle(Bridge(1, "غدا")); });
  EXPECT_EQ(status.code(), absl::StatusCode::kInternal);
  EXPECT_EQ(reader().GetArticle(call_, Bridge(1, "").article.id)->revision, 2);
}

TEST_P(StoreConformanceTest, ADeletedArticleLeavesNothing) {
  const ArticleRecord first = Bridge(1, "غدا");
  Put(first);
  Put(Bridge(2, "بعد أسبوع"));
  Delete(first.article.id);
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
  EXPECT_TRUE(absl::IsNotFound(reader().GetArticleRevision(call_, first.article.id, 1).status()));
  EXPECT_THAT(*reader().SearchClaims(call_, {"الجسر"}, {}, 10), IsEmpty());
  EXPECT_THAT(*reader().FindActorsByName(call_, {"الحداد"}, 10), IsEmpty());
  EXPECT_THAT(*reader().FindMentionsByKey(call_, first.mentions[0].keys, 10), IsEmpty());
  EXPECT_TRUE(absl::IsNotFound(
      Transact([&](Transaction& t) { return t.DeleteArticle(first.article.id); })));
}

TEST_P(StoreConformanceTest, ARecordThatContradictsItselfIsRefusedWhole) {
  ArticleRecord record = Bridge(1, "غدا");
  record.statements.push_back(record.statements[0]);
  EXPECT_FALSE(Transact([&](Transaction& t) { return t.PutArticle(record); }).ok());
  record = Bridge(1, "غدا");
  record.mentions[0].mention.statement_id = "nowhere";
  EXPECT_FALSE(Transact([&](Transaction& t) { return t.PutArticle(record); }).ok());
  EXPECT_EQ(*reader().Count(call_), StoreReader::Counts{});
}

TEST_P(StoreConformanceTest, ArticlesAreListedNewestFirstThenById) {
  const auto make = [](const std::string& outlet, const std::string& slug, int day) {
    return MakeRecord(outlet, slug, Day(day), {});
  };
  const ArticleRecord old = make("الميناء", "old", 1);
  ArticleRecord tie1 = make("الميناء", "tie1", 5);
  ArticleRecord tie2 = make("الراصد", "tie2", 5);
  if (tie2.article.id < tie1.article.id) std::swap(tie1, tie2);
  const ArticleRecord fresh = make("الراصد", "new", 9);
  for (const ArticleRecord& record : {tie2, old, fresh, tie1}) Put(record);

  const auto list = [&](const ArticleFilter& filter) {
    return Ids(AllPages<StoredArticle>(
        1, [&](const PageRequest& page) { return reader().ListArticles(call_, filter, page); }));
  };
  EXPECT_THAT(list({}),
              ElementsAre(fresh.article.id, tie1.article.id, tie2.article.id, old.article.id));
  EXPECT_THAT(list({.outlet = "الراصد"}).size(), 2u);
  EXPECT_THAT(list({.outlet = "الغائب"}), IsEmpty());
  // Half-open: the begin is in, the end is not.
  EXPECT_THAT(list({.published = {Day(1), Day(5)}}), ElementsAre(old.article.id));
  EXPECT_THAT(list({.published = {Day(5), Day(9)}}), ElementsAre(tie1.article.id, tie2.article.id));
  EXPECT_THAT(list({.outlet = "الميناء", .published = {Day(2), absl::InfiniteFuture()}}).size(),
              1u);
}

TEST_P(StoreConformanceTest, ContentFindsTheEarliestArticleOfAnOutlet) {
  ArticleRecord later = MakeRecord("الميناء", "copy", Day(4), {});
  ArticleRecord earlier = MakeRecord("الميناء", "origin", Day(2), {});
  ArticleRecord other = MakeRecord("الراصد", "other", Day(1), {});
  for (ArticleRecord* record : {&later, &earlier, &other}) {
    record->article.content_hash = "same";
    Put(*record);
  }
  const absl::Status status = Transact([&](Transaction& t) {
    const auto found = t.FindArticleByContent("الميناء", "same");
    if (!found.ok()) return found.status();
    EXPECT_EQ(found->value(), earlier.article);
    EXPECT_EQ(*t.FindArticleByContent("الميناء", "different"), std::nullopt);
    return absl::OkStatus();
  });
  EXPECT_TRUE(status.ok()) << status;
}

TEST_P(StoreConformanceTest, AForeignPositionIsRefused) {
  Put(MakeRecord("الميناء", "one", Day(1), {}));
  Put(MakeRecord("الميناء", "two", Day(2), {}));
  const auto page = reader().ListArticles(call_, {}, {.size = 1});
  ASSERT_FALSE(page->next.empty());
  for (const std::string& after : {page->next, std::string("%%%"), page->next.substr(3)}) {
    const absl::Status status = reader().ListActors(call_, {}, {1, after}).status();
    EXPECT_EQ(status.code(), absl::StatusCode::kInvalidArgument) << after;
    EXPECT_EQ(model::GetErrorDetails(status)->reason, model::ErrorReason::kInvalidPageToken);
  }
}

}  // namespace
}  // namespace isnad::store
