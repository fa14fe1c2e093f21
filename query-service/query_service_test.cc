// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/query_service.h"

#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using rpc::IsError;
using rpc::IsInvalidField;
using testing::ElementsAre;
using testing::IsEmpty;

// Two outlets on one port: a minister says that it is open, another denies it.
class QueryServiceTest : public testing::Test {
 protected:
  QueryServiceTest() {
    first_ = ArticleBuilder("صدى الساحل", "1", Day(1))
                 .Knows(salim_)
                 .Says(salim_, "الميناء مفتوح أمام السفن", "فتح")
                 .Narrates("غادرت ثلاث سفن الرصيف", "غادر", salim_)
                 .Build();
    second_ = ArticleBuilder("مرايا", "2", Day(2))
                  .Knows(salim_)
                  .Knows(nadir_)
                  .Says(nadir_, "الميناء مغلق منذ أسبوع", "أغلق")
                  .Build();
    contradiction_ = Between(first_.mentions[0].mention, second_.mentions[0].mention, 0.75);
    store_.PutAll({first_, second_}, {contradiction_});
  }

  static std::string Name(const std::string& collection, const std::string& id) {
    return collection + "/" + id;
  }

  template <typename Request>
  static Request Named(const std::string& name) {
    Request request;
    request.set_name(name);
    return request;
  }

  const model::Actor salim_ = Person("سليم الكاظمي", {"الكاظمي"});
  const model::Actor nadir_ = Person("نادر الحلبي");
  store::ArticleRecord first_;
  store::ArticleRecord second_;
  model::Contradiction contradiction_;
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
  const store::CallContext call_;
};

TEST_F(QueryServiceTest, GetArticleIsInFullUnlessTheViewSaysOtherwise) {
  auto request = Named<v1::GetArticleRequest>(Name("articles", first_.article.id));
  auto article = service_.GetArticle(call_, request);
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->name(), request.name());
  EXPECT_EQ(article->body(), first_.article.body);
  request.set_view(v1::ARTICLE_VIEW_BASIC);
  article = service_.GetArticle(call_, request);
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->body(), "");
  EXPECT_EQ(article->title(), first_.article.title);
}

TEST_F(QueryServiceTest, ARevisedArticleKeepsTheTimeOfItsFirstRevision) {
  store::ArticleRecord revised = ArticleBuilder("صدى الساحل", "1", Day(1))
                                     .Revision(3)
                                     .Knows(salim_)
                                     .Says(salim_, "الميناء مفتوح جزئيا", "فتح")
                                     .Build();
  ASSERT_EQ(revised.article.id, first_.article.id);
  store_.Put(revised);
  const auto article =
      service_.GetArticle(call_, Named<v1::GetArticleRequest>(Name("articles", first_.article.id)));
  ASSERT_TRUE(article.ok()) << article.status();
  EXPECT_EQ(article->revision(), 3);
  EXPECT_EQ(article->ingest_time().seconds(), absl::ToUnixSeconds(first_.article.ingest_time));
  EXPECT_EQ(article->revise_time().seconds(), absl::ToUnixSeconds(revised.article.ingest_time));
}

// It takes a look at the store of its own to learn when it was first revised.
TEST_F(QueryServiceTest, AnArticleThatGoesWhileAllAreListedIsNoError) {
  const store::ArticleRecord revised =
      ArticleBuilder("صدى الساحل", "1", Day(1)).Revision(2).Knows(salim_).Build();
  int times_gone = 0;
  for (int moment = 1; moment <= 10; ++moment) {
    store_.Delete(revised.article.id);
    store_.PutAll({first_, revised}, {});
    store::CallContext call;
    // Asked whenever the call begins to read.
    call.cancelled = [&, checks = 0]() mutable {
      if (++checks != moment) return false;
      store_.Delete(revised.article.id);
      ++times_gone;
      return false;
    };
    const auto response = service_.ListArticles(call, {});
    ASSERT_TRUE(response.ok()) << moment << ": " << response.status();
  }
  EXPECT_GT(times_gone, 0);
}

TEST_F(QueryServiceTest, ListArticlesIsNewestFirstWithoutBodies) {
  v1::ListArticlesRequest request;
  auto response = service_.ListArticles(call_, request);
  ASSERT_TRUE(response.ok()) << response.status();
  ASSERT_EQ(response->articles_size(), 2);
  EXPECT_EQ(response->articles(0).outlet(), "مرايا");
  EXPECT_EQ(response->articles(0).body(), "");
  EXPECT_EQ(response->next_page_token(), "");
  request.set_outlet("صدى الساحل");
  request.set_view(v1::ARTICLE_VIEW_FULL);
  response = service_.ListArticles(call_, request);
  ASSERT_EQ(response->articles_size(), 1);
  EXPECT_EQ(response->articles(0).body(), first_.article.body);
  request.mutable_publish_time_range()->mutable_begin_time()->set_seconds(
      absl::ToUnixSeconds(Day(2)));
  EXPECT_EQ(service_.ListArticles(call_, request)->articles_size(), 0);
}

TEST_F(QueryServiceTest, GetActorAndListActors) {
  const auto actor =
      service_.GetActor(call_, Named<v1::GetActorRequest>(Name("actors", salim_.id)));
  ASSERT_TRUE(actor.ok()) << actor.status();
  EXPECT_EQ(actor->display_name(), "سليم الكاظمي");
  EXPECT_NE(actor->etag(), "");
  v1::ListActorsRequest request;
  request.set_kind(v1::ACTOR_KIND_PERSON);
  const auto people = service_.ListActors(call_, request);
  ASSERT_EQ(people->actors_size(), 2);
  EXPECT_LT(people->actors(0).name(), people->actors(1).name());
  request.set_kind(v1::ACTOR_KIND_STATE);
  EXPECT_EQ(service_.ListActors(call_, request)->actors_size(), 0);
}

TEST_F(QueryServiceTest, AStatementCarriesTheOutletOfItsArticle) {
  const model::Statement& stored = first_.statements[0].statement;
  const auto statement =
      service_.GetStatement(call_, Named<v1::GetStatementRequest>(Name("statements", stored.id)));
  ASSERT_TRUE(statement.ok()) << statement.status();
  EXPECT_EQ(statement->text(), stored.text);
  EXPECT_EQ(statement->outlet(), "صدى الساحل");
  EXPECT_EQ(statement->article(), Name("articles", first_.article.id));
}

TEST_F(QueryServiceTest, ListStatementsNarrows) {
  const auto texts = [&](const v1::ListStatementsRequest& request) {
    std::vector<std::string> result;
    const auto response = service_.ListStatements(call_, request);
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return result;
    for (const auto& statement : response->statements()) result.push_back(statement.text());
    return result;
  };
  v1::ListStatementsRequest request;
  request.set_article(Name("articles", first_.article.id));
  EXPECT_THAT(texts(request), ElementsAre("الميناء مفتوح أمام السفن", "غادرت ثلاث سفن الرصيف"));
  request.set_kind(v1::STATEMENT_KIND_NARRATION);
  EXPECT_THAT(texts(request), ElementsAre("غادرت ثلاث سفن الرصيف"));
  request.Clear();
  request.set_speaker(Name("actors", nadir_.id));
  EXPECT_THAT(texts(request), ElementsAre("الميناء مغلق منذ أسبوع"));
  request.Clear();
  request.set_words("المِيناء مفتوح");
  EXPECT_THAT(texts(request), ElementsAre("الميناء مفتوح أمام السفن"));
  request.Clear();
  request.set_about(Name("actors", salim_.id));
  EXPECT_EQ(texts(request).size(), 2u);
}

TEST_F(QueryServiceTest, ClaimsComeWithTheirHolders) {
  const std::string id = first_.mentions[0].mention.claim_id;
  const auto claim = service_.GetClaim(call_, Named<v1::GetClaimRequest>(Name("claims", id)));
  ASSERT_TRUE(claim.ok()) << claim.status();
  ASSERT_EQ(claim->holders_size(), 1);
  EXPECT_EQ(claim->holders(0).actor(), Name("actors", salim_.id));
  EXPECT_EQ(claim->outlet_count(), 1);
  v1::ListClaimsRequest request;
  request.set_holder(Name("actors", nadir_.id));
  const auto held = service_.ListClaims(call_, request);
  ASSERT_TRUE(held.ok()) << held.status();
  ASSERT_EQ(held->claims_size(), 1);
  EXPECT_EQ(held->claims(0).canonical_text(), "الميناء مغلق منذ أسبوع");
  request.set_event(v1::FRAME_EVENT_CASUALTY);
  EXPECT_EQ(service_.ListClaims(call_, request)->claims_size(), 0);
}

TEST_F(QueryServiceTest, ContradictionsByFilterAndAsOf) {
  const auto found = service_.GetContradiction(
      call_, Named<v1::GetContradictionRequest>(Name("contradictions", contradiction_.id)));
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->outlet_b(), "مرايا");
  const auto count = [&](const v1::ListContradictionsRequest& request) {
    const auto response = service_.ListContradictions(call_, request);
    EXPECT_TRUE(response.ok()) << response.status();
    return response.ok() ? response->contradictions_size() : -1;
  };
  v1::ListContradictionsRequest request;
  EXPECT_EQ(count(request), 1);
  request.mutable_as_of()->set_seconds(absl::ToUnixSeconds(Day(2)));
  EXPECT_EQ(count(request), 1);
  request.mutable_as_of()->set_seconds(absl::ToUnixSeconds(Day(2)) - 1);
  EXPECT_EQ(count(request), 0);
  request.Clear();
  request.set_min_confidence(0.76);
  EXPECT_EQ(count(request), 0);
  request.set_min_confidence(0.75);
  request.set_actor(Name("actors", nadir_.id));
  request.set_outlet("صدى الساحل");
  request.add_types(v1::CONTRADICTION_TYPE_NEGATION);
  EXPECT_EQ(count(request), 1);
  request.set_types(0, v1::CONTRADICTION_TYPE_NUMERIC);
  EXPECT_EQ(count(request), 0);
}

TEST_F(QueryServiceTest, WhatIsNotThereIsNamed) {
  const auto expect = [](const absl::Status& status, ErrorReason reason, const char* name) {
    EXPECT_THAT(status, IsError(StatusCode::kNotFound, reason));
    EXPECT_EQ(rpc::MetadataOf(status).at("name"), name);
  };
  expect(service_.GetArticle(call_, Named<v1::GetArticleRequest>("articles/x")).status(),
         ErrorReason::kArticleNotFound, "articles/x");
  expect(service_.GetActor(call_, Named<v1::GetActorRequest>("actors/x")).status(),
         ErrorReason::kActorNotFound, "actors/x");
  expect(service_.GetStatement(call_, Named<v1::GetStatementRequest>("statements/x")).status(),
         ErrorReason::kStatementNotFound, "statements/x");
  expect(service_.GetClaim(call_, Named<v1::GetClaimRequest>("claims/x")).status(),
         ErrorReason::kClaimNotFound, "claims/x");
  expect(service_.TraceClaim(call_, Named<v1::TraceClaimRequest>("claims/x")).status(),
         ErrorReason::kClaimNotFound, "claims/x");
  expect(service_.GetContradiction(call_, Named<v1::GetContradictionRequest>("contradictions/x"))
             .status(),
         ErrorReason::kContradictionNotFound, "contradictions/x");
}

TEST_F(QueryServiceTest, AFilterMustNameWhatExists) {
  v1::ListStatementsRequest statements;
  statements.set_article("articles/x");
  EXPECT_THAT(service_.ListStatements(call_, statements).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kArticleNotFound));
  statements.clear_article();
  statements.set_about("actors/x");
  EXPECT_THAT(service_.ListStatements(call_, statements).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kActorNotFound));
  v1::ListContradictionsRequest contradictions;
  contradictions.set_actor("actors/x");
  EXPECT_THAT(service_.ListContradictions(call_, contradictions).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kActorNotFound));
  v1::ListClaimsRequest claims;
  claims.set_holder("actors/x");
  EXPECT_THAT(service_.ListClaims(call_, claims).status(),
              IsError(StatusCode::kNotFound, ErrorReason::kActorNotFound));
}

TEST_F(QueryServiceTest, NamesAreRequiredAndChecked) {
  EXPECT_THAT(service_.GetClaim(call_, v1::GetClaimRequest()).status(),
              IsInvalidField("name", ErrorReason::kFieldRequired));
  EXPECT_THAT(service_.GetClaim(call_, Named<v1::GetClaimRequest>("actors/x")).status(),
              IsInvalidField("name", ErrorReason::kInvalidResourceName));
}

TEST_F(QueryServiceTest, CancellationAndDeadlineReachTheStore) {
  store::CallContext cancelled;
  cancelled.cancelled = [] { return true; };
  EXPECT_EQ(service_.ListArticles(cancelled, {}).status().code(), StatusCode::kCancelled);
  store::CallContext late;
  late.deadline = absl::UnixEpoch();
  EXPECT_EQ(service_.ListContradictions(late, {}).status().code(), StatusCode::kDeadlineExceeded);
}

TEST_F(QueryServiceTest, CancellationStopsAnAnswerHalfWay) {
  // The first look-up passes, the next one finds the caller gone.
  int checks = 0;
  store::CallContext call;
  call.cancelled = [&checks] { return ++checks > 3; };
  v1::SearchClaimsRequest request;
  request.set_words("الميناء سفن");
  EXPECT_EQ(service_.SearchClaims(call, request).status().code(), StatusCode::kCancelled);
  EXPECT_GT(checks, 3);
}

}  // namespace
}  // namespace isnad::query
