// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/filters.h"

#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::query {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using rpc::IsError;
using rpc::IsInvalidField;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FiltersTest, UnsetFieldsDoNotNarrow) {
  const auto statements = ReadFilter(v1::ListStatementsRequest());
  ASSERT_TRUE(statements.ok());
  EXPECT_EQ(statements->article_id, "");
  EXPECT_EQ(statements->act, std::nullopt);
  EXPECT_THAT(statements->words, IsEmpty());
  EXPECT_EQ(statements->published.begin, absl::InfinitePast());
  EXPECT_EQ(statements->published.end, absl::InfiniteFuture());
  EXPECT_TRUE(ReadFilter(v1::ListArticlesRequest()).ok());
  EXPECT_EQ(ReadFilter(v1::ListActorsRequest())->kind, std::nullopt);
  EXPECT_EQ(ReadFilter(v1::ListClaimsRequest())->event, std::nullopt);
  EXPECT_EQ(ReadFilter(v1::ListContradictionsRequest())->as_of, std::nullopt);
}

TEST(FiltersTest, ReadsEveryFilterOfStatements) {
  v1::ListStatementsRequest request;
  request.set_article("articles/a1");
  request.set_speaker("actors/b1");
  request.set_about("actors/b2");
  request.set_act(v1::STATEMENT_ACT_DENY);
  request.set_kind(v1::STATEMENT_KIND_MIXED_QUOTE);
  request.set_words("الهُدنة إلى الهدنة");
  request.mutable_publish_time_range()->mutable_begin_time()->set_seconds(100);
  request.mutable_publish_time_range()->mutable_end_time()->set_seconds(200);
  request.set_claim("claims/c1");
  request.set_outlet("مرايا");
  request.set_endorsement(v1::ENDORSEMENT_DOUBTED);
  const auto filter = ReadFilter(request);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_EQ(filter->claim_id, "c1");
  EXPECT_EQ(filter->outlet, "مرايا");
  EXPECT_EQ(filter->endorsement, model::Endorsement::kDoubted);
  EXPECT_EQ(filter->article_id, "a1");
  EXPECT_EQ(filter->speaker_id, "b1");
  EXPECT_EQ(filter->about_id, "b2");
  EXPECT_EQ(filter->act, model::SpeechAct::kDeny);
  EXPECT_EQ(filter->kind, model::StatementKind::kMixedQuote);
  EXPECT_THAT(filter->words, ElementsAre("الهدنه", "الي"));
  EXPECT_EQ(filter->published.begin, absl::FromUnixSeconds(100));
  EXPECT_EQ(filter->published.end, absl::FromUnixSeconds(200));
}

TEST(FiltersTest, ReadsEveryFilterOfArticles) {
  v1::ListArticlesRequest request;
  request.set_outlet("مرايا");
  request.set_url("https://example.org/1");
  request.set_external_id("7");
  request.set_duplicate_of("articles/a1");
  request.mutable_publish_time_range()->mutable_begin_time()->set_seconds(100);
  const auto filter = ReadFilter(request);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_EQ(filter->outlet, "مرايا");
  EXPECT_EQ(filter->url, "https://example.org/1");
  EXPECT_EQ(filter->external_id, "7");
  EXPECT_EQ(filter->duplicate_of, "a1");
  EXPECT_EQ(filter->published.begin, absl::FromUnixSeconds(100));
  request.set_duplicate_of("actors/a1");
  EXPECT_THAT(ReadFilter(request).status(),
              IsInvalidField("duplicate_of", ErrorReason::kInvalidResourceName));
}

TEST(FiltersTest, ReadsEveryFilterOfContradictions) {
  v1::ListContradictionsRequest request;
  request.set_actor("actors/b1");
  request.set_outlet("مرايا");
  request.add_types(v1::CONTRADICTION_TYPE_NUMERIC);
  request.set_scope(v1::CONTRADICTION_SCOPE_SELF);
  request.set_min_confidence(0.5);
  request.mutable_as_of()->set_seconds(300);
  request.set_show_dismissed(true);
  request.set_article("articles/a1");
  request.set_claim("claims/c1");
  const auto filter = ReadFilter(request);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_TRUE(filter->show_dismissed);
  EXPECT_EQ(filter->article_id, "a1");
  EXPECT_EQ(filter->claim_id, "c1");
  EXPECT_EQ(filter->actor_id, "b1");
  EXPECT_EQ(filter->outlet, "مرايا");
  EXPECT_THAT(filter->types, ElementsAre(model::ContradictionType::kNumeric));
  EXPECT_EQ(filter->scope, model::ContradictionScope::kSelf);
  EXPECT_EQ(filter->min_confidence, 0.5);
  EXPECT_EQ(filter->as_of, absl::FromUnixSeconds(300));
}

TEST(FiltersTest, ReadsEveryFilterOfClaimsAndActors) {
  v1::ListClaimsRequest claims;
  claims.set_about("actors/b1");
  claims.set_holder("actors/b2");
  claims.set_stance(v1::HOLDER_STANCE_DENIES);
  claims.set_article("articles/a1");
  claims.set_outlet("مرايا");
  claims.set_min_independent_origin_count(3);
  const auto filter = ReadFilter(claims);
  ASSERT_TRUE(filter.ok()) << filter.status();
  EXPECT_EQ(filter->actor_id, "b1");
  EXPECT_EQ(filter->holder_id, "b2");
  EXPECT_EQ(filter->stance, model::Stance::kDenies);
  EXPECT_EQ(filter->article_id, "a1");
  EXPECT_EQ(filter->outlet, "مرايا");
  EXPECT_EQ(filter->min_origin_count, 3);

  v1::ListActorsRequest actors;
  actors.set_origin(v1::ACTOR_ORIGIN_TEXT);
  actors.set_wikidata_id("Q1");
  EXPECT_EQ(ReadFilter(actors)->origin, model::ActorOrigin::kText);
  EXPECT_EQ(ReadFilter(actors)->wikidata_id, "Q1");
}

TEST(FiltersTest, NamesTheFieldThatIsWrong) {
  v1::ListStatementsRequest statements;
  statements.set_speaker("b1");
  EXPECT_THAT(ReadFilter(statements).status(),
              IsInvalidField("speaker", ErrorReason::kInvalidResourceName));
  statements.set_speaker("");
  statements.set_words("؟! —");
  EXPECT_THAT(ReadFilter(statements).status(),
              IsInvalidField("words", ErrorReason::kInvalidFilter));

  v1::ListContradictionsRequest contradictions;
  contradictions.add_types(v1::CONTRADICTION_TYPE_NUMERIC);
  contradictions.add_types(v1::CONTRADICTION_TYPE_UNSPECIFIED);
  EXPECT_THAT(ReadFilter(contradictions).status(),
              IsInvalidField("types[1]", ErrorReason::kInvalidEnumValue));
  contradictions.clear_types();
  contradictions.set_min_confidence(1.5);
  EXPECT_THAT(ReadFilter(contradictions).status(),
              IsInvalidField("min_confidence", ErrorReason::kNumberOutOfRange));
  contradictions.clear_min_confidence();
  contradictions.mutable_as_of()->set_nanos(-1);
  EXPECT_THAT(ReadFilter(contradictions).status(),
              IsInvalidField("as_of", ErrorReason::kTimeOutOfRange));

  v1::ListArticlesRequest articles;
  articles.mutable_publish_time_range()->mutable_begin_time()->set_seconds(9);
  articles.mutable_publish_time_range()->mutable_end_time()->set_seconds(9);
  EXPECT_THAT(ReadFilter(articles).status(),
              IsInvalidField("publish_time_range", ErrorReason::kInvalidTimeRange));

  v1::ListClaimsRequest claims;
  claims.set_stance(v1::HOLDER_STANCE_DENIES);
  EXPECT_THAT(ReadFilter(claims).status(), IsInvalidField("stance", ErrorReason::kInvalidFilter));
}

}  // namespace
}  // namespace isnad::query
