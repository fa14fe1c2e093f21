// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <functional>
#include <set>

#include "core/rpc/convert/time.h"
#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/query_service.h"
#include "query-service/testing.h"

// Listings over several pages, and those that the service orders by itself.
namespace isnad::query {
namespace {

using model::ErrorReason;
using rpc::IsInvalidField;
using testing::ElementsAre;

// Every element of every page, each with a page size of its own; fails where
// an element comes twice or a page is too long.
template <typename Request, typename Response, typename Element>
std::vector<std::string> AllPages(
    const QueryService& service,
    absl::StatusOr<Response> (QueryService::*list)(const store::CallContext&, const Request&) const,
    Request request,
    const google::protobuf::RepeatedPtrField<Element>& (Response::*elements)() const,
    const std::function<std::string(const Element&)>& key, int page_size) {
  std::vector<std::string> all;
  request.set_page_size(page_size);
  do {
    const auto response = (service.*list)({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    if (!response.ok()) return all;
    EXPECT_LE((*response.*elements)().size(), page_size);
    for (const Element& element : (*response.*elements)()) all.push_back(key(element));
    request.set_page_token(response->next_page_token());
    EXPECT_LT(all.size(), 1000u) << "the listing does not end";
  } while (!request.page_token().empty() && all.size() < 1000);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  return all;
}

class ListingTest : public testing::Test {
 protected:
  ListingTest() {
    std::vector<model::Contradiction> contradictions;
    for (int i = 0; i < 17; ++i) {
      ArticleBuilder article(i % 2 == 0 ? "صدى" : "مرايا", absl::StrCat(i),
                             Day(1) + absl::Hours(i / 3));
      article.Knows(salim_).Titles(salim_, i % 3 == 0 ? "الوزير" : "النائب");
      article.Says(salim_, absl::StrCat("الميناء مفتوح ", i % 5, " ساعات"),
                   absl::StrCat("فتح", i % 5));
      article.Relays("وكالة المرفأ", salim_, absl::StrCat("السفن راسية ", i), "رسا");
      records_.push_back(article.Build());
      if (i == 0) continue;
      contradictions.push_back(
          Between(records_[i - 1].mentions[0].mention, records_[i].mentions[0].mention, 0.5));
    }
    store_.PutAll(records_, contradictions);
  }

  std::string OutletOf(const std::string& article_name) {
    v1::GetArticleRequest request;
    request.set_name(article_name);
    return service_.GetArticle({}, request)->outlet();
  }

  const model::Actor salim_ = Person("سليم الكاظمي");
  std::vector<store::ArticleRecord> records_;
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
};

TEST_F(ListingTest, EveryElementComesOnceWhateverThePageSize) {
  const auto name = [](const auto& element) { return element.name(); };
  for (int size : {1, 4, 17, 100}) {
    EXPECT_EQ((AllPages<v1::ListArticlesRequest, v1::ListArticlesResponse, v1::Article>(
                   service_, &QueryService::ListArticles, {}, &v1::ListArticlesResponse::articles,
                   name, size))
                  .size(),
              17u);
    EXPECT_EQ((AllPages<v1::ListStatementsRequest, v1::ListStatementsResponse, v1::Statement>(
                   service_, &QueryService::ListStatements, {},
                   &v1::ListStatementsResponse::statements, name, size))
                  .size(),
              34u);
    EXPECT_EQ(
        (AllPages<v1::ListClaimsRequest, v1::ListClaimsResponse, v1::Claim>(
             service_, &QueryService::ListClaims, {}, &v1::ListClaimsResponse::claims, name, size))
            .size(),
        6u);
    EXPECT_EQ(
        (AllPages<v1::ListContradictionsRequest, v1::ListContradictionsResponse, v1::Contradiction>(
             service_, &QueryService::ListContradictions, {},
             &v1::ListContradictionsResponse::contradictions, name, size))
            .size(),
        16u);
  }
}

TEST_F(ListingTest, SearchPagesAreOneRanking) {
  v1::SearchClaimsRequest request;
  request.set_words("الميناء مفتوح 3");
  const auto search = [&](int size) {
    return AllPages<v1::SearchClaimsRequest, v1::SearchClaimsResponse, v1::ClaimMatch>(
        service_, &QueryService::SearchClaims, request, &v1::SearchClaimsResponse::matches,
        [](const v1::ClaimMatch& match) { return match.claim().name(); }, size);
  };
  const std::vector<std::string> whole = search(100);
  ASSERT_GE(whole.size(), 5u);
  EXPECT_EQ(search(1), whole);
  EXPECT_EQ(search(2), whole);
  const auto response = service_.SearchClaims({}, request);
  EXPECT_GT(response->matches(0).score(), response->matches(1).score());
  EXPECT_EQ(response->matches(0).claim().canonical_text(), "الميناء مفتوح 3 ساعات");
}

TEST_F(ListingTest, SearchNarrowsToAnActor) {
  v1::SearchClaimsRequest request;
  request.set_words("الميناء");
  request.set_about("actors/" + salim_.id);
  EXPECT_EQ(service_.SearchClaims({}, request)->matches_size(), 5);
  request.set_about("actors/x");
  EXPECT_THAT(service_.SearchClaims({}, request).status(),
              rpc::IsError(absl::StatusCode::kNotFound, ErrorReason::kActorNotFound));
}

TEST_F(ListingTest, SearchChecksItsWords) {
  v1::SearchClaimsRequest request;
  EXPECT_THAT(service_.SearchClaims({}, request).status(),
              IsInvalidField("words", ErrorReason::kFieldRequired));
  request.set_words("؟");
  EXPECT_THAT(service_.SearchClaims({}, request).status(),
              IsInvalidField("words", ErrorReason::kInvalidFilter));
  request.set_words("الميناء");
  request.mutable_publish_time_range()->mutable_begin_time()->set_seconds(9);
  request.mutable_publish_time_range()->mutable_end_time()->set_seconds(9);
  EXPECT_THAT(service_.SearchClaims({}, request).status(),
              IsInvalidField("publish_time_range", ErrorReason::kInvalidTimeRange));
}

TEST_F(ListingTest, SearchesAndDesignationsKeepToTheTimeRange) {
  v1::SearchClaimsRequest search;
  search.set_words("الميناء");
  v1::TimeRange range;
  // Articles 0 to 2.
  *range.mutable_end_time() = rpc::ToProto(Day(1) + absl::Hours(1));
  *search.mutable_publish_time_range() = range;
  EXPECT_EQ(service_.SearchClaims({}, search)->matches_size(), 3);
  v1::ListDesignationsRequest titles;
  titles.set_actor("actors/" + salim_.id);
  *titles.mutable_publish_time_range() = range;
  int64_t count = 0;
  const auto listed = service_.ListDesignations({}, titles);
  for (const auto& each : listed->designations()) {
    count += each.count();
  }
  EXPECT_EQ(count, 3);
  titles.mutable_publish_time_range()->clear_end_time();
  *titles.mutable_publish_time_range()->mutable_begin_time() = rpc::ToProto(Day(9));
  EXPECT_EQ(service_.ListDesignations({}, titles)->designations_size(), 0);
}

// Every filter of statements, claims, actors and contradictions reaches the
// store, and what it names must be there.
TEST_F(ListingTest, FiltersReachTheStore) {
  v1::ListStatementsRequest statements;
  statements.set_claim("claims/" + records_[0].mentions[0].mention.claim_id);
  EXPECT_EQ(service_.ListStatements({}, statements)->statements_size(), 4);
  statements.set_outlet("مرايا");
  EXPECT_EQ(service_.ListStatements({}, statements)->statements_size(), 2);
  statements.set_endorsement(v1::ENDORSEMENT_ENDORSED);
  EXPECT_EQ(service_.ListStatements({}, statements)->statements_size(), 0);
  statements.set_claim("claims/none");
  EXPECT_THAT(service_.ListStatements({}, statements).status(),
              rpc::IsError(absl::StatusCode::kNotFound, ErrorReason::kClaimNotFound));

  v1::ListClaimsRequest claims;
  claims.set_article("articles/" + records_[0].article.id);
  EXPECT_EQ(service_.ListClaims({}, claims)->claims_size(), 2);
  claims.set_article("articles/none");
  EXPECT_THAT(service_.ListClaims({}, claims).status(),
              rpc::IsError(absl::StatusCode::kNotFound, ErrorReason::kArticleNotFound));
  claims.clear_article();
  claims.set_outlet("مرايا");
  claims.set_holder("actors/" + salim_.id);
  claims.set_stance(v1::HOLDER_STANCE_DENIES);
  EXPECT_EQ(service_.ListClaims({}, claims)->claims_size(), 0);

  v1::ListContradictionsRequest contradictions;
  contradictions.set_article("articles/" + records_[0].article.id);
  EXPECT_EQ(service_.ListContradictions({}, contradictions)->contradictions_size(), 1);
  contradictions.set_claim("claims/" + records_[0].mentions[0].mention.claim_id);
  EXPECT_EQ(service_.ListContradictions({}, contradictions)->contradictions_size(), 1);
  contradictions.set_claim("claims/" + records_[3].mentions[0].mention.claim_id);
  EXPECT_EQ(service_.ListContradictions({}, contradictions)->contradictions_size(), 0);

  v1::ListActorsRequest actors;
  actors.set_wikidata_id("Q404");
  EXPECT_EQ(service_.ListActors({}, actors)->actors_size(), 0);
}

TEST_F(ListingTest, DesignationsByOutletThenCount) {
  v1::ListDesignationsRequest request;
  request.set_actor("actors/" + salim_.id);
  const auto key = [](const v1::Designation& d) {
    return absl::StrCat(d.outlet(), "/", d.title(), "/", d.count());
  };
  for (int size : {1, 3, 100}) {
    EXPECT_THAT(
        (AllPages<v1::ListDesignationsRequest, v1::ListDesignationsResponse, v1::Designation>(
            service_, &QueryService::ListDesignations, request,
            &v1::ListDesignationsResponse::designations, key, size)),
        ElementsAre("صدى/النائب/6", "صدى/الوزير/3", "مرايا/النائب/5", "مرايا/الوزير/3"));
  }
  request.set_outlet("مرايا");
  const auto response = service_.ListDesignations({}, request);
  ASSERT_EQ(response->designations_size(), 2);
  ASSERT_EQ(response->designations(0).examples_size(), 1);
  EXPECT_EQ(response->designations(0).examples(0).text(), "النائب");
  EXPECT_EQ(response->designations(0).examples(0).revision(), 1);
}

TEST_F(ListingTest, ATraceGoesFromTheOutletToTheSpeaker) {
  v1::TraceClaimRequest request;
  request.set_name("claims/" + records_[0].mentions[1].mention.claim_id);
  const auto trace = service_.TraceClaim({}, request);
  ASSERT_TRUE(trace.ok()) << trace.status();
  EXPECT_EQ(trace->claim().name(), request.name());
  EXPECT_EQ(trace->total_chain_count(), 17);
  EXPECT_EQ(trace->outlet_count(), 2);
  EXPECT_EQ(trace->independent_origin_count(), 1);
  const v1::TransmissionChain& chain = trace->chains(0);
  std::vector<std::string> links;
  for (const v1::TransmissionLink& link : chain.links()) {
    links.push_back(v1::LinkRole_Name(link.role()) + " " + link.attribution().display_name());
  }
  EXPECT_THAT(links, ElementsAre("LINK_ROLE_OUTLET " + OutletOf(chain.article()),
                                 "LINK_ROLE_RELAY وكالة المرفأ", "LINK_ROLE_RELAY مراسل",
                                 "LINK_ROLE_SPEAKER سليم الكاظمي"));
  EXPECT_EQ(chain.stance(), v1::HOLDER_STANCE_ASSERTS);
  EXPECT_EQ(trace->chains(16).origin_statement(), chain.origin_statement());
}

TEST_F(ListingTest, ATracePagesWithTheCountsOfAll) {
  v1::TraceClaimRequest request;
  request.set_name("claims/" + records_[0].mentions[1].mention.claim_id);
  request.set_page_size(5);
  std::set<std::string> statements;
  absl::Time last = absl::InfinitePast();
  do {
    const auto trace = service_.TraceClaim({}, request);
    ASSERT_TRUE(trace.ok()) << trace.status();
    EXPECT_EQ(trace->total_chain_count(), 17);
    for (const v1::TransmissionChain& chain : trace->chains()) {
      EXPECT_TRUE(statements.insert(chain.statement()).second);
      const absl::Time time = absl::FromUnixSeconds(chain.publish_time().seconds());
      EXPECT_GE(time, last);
      last = time;
    }
    request.set_page_token(trace->next_page_token());
  } while (!request.page_token().empty());
  EXPECT_EQ(statements.size(), 17u);
}

TEST_F(ListingTest, ACopyIsFoldedIntoItsOriginal) {
  const store::ArticleRecord original = ArticleBuilder("نداء", "origin", Day(10))
                                            .Knows(salim_)
                                            .Narrates("أغلق الجسر ليلا", "أغلق", salim_)
                                            .Build();
  const store::ArticleRecord copy = ArticleBuilder("رواق", "copy", Day(11))
                                        .CopyOf(original.article.id)
                                        .Knows(salim_)
                                        .Narrates("أغلق الجسر ليلا", "أغلق", salim_)
                                        .Build();
  store_.Put(original);
  store_.Put(copy);
  v1::TraceClaimRequest request;
  request.set_name("claims/" + original.mentions[0].mention.claim_id);
  const auto trace = service_.TraceClaim({}, request);
  ASSERT_TRUE(trace.ok()) << trace.status();
  EXPECT_EQ(trace->outlet_count(), 2);
  EXPECT_EQ(trace->independent_origin_count(), 1);
  ASSERT_EQ(trace->chains_size(), 2);
  EXPECT_EQ(trace->chains(1).duplicate_of(), "articles/" + original.article.id);
  EXPECT_EQ(trace->chains(1).origin_statement(), trace->chains(0).statement());
  // A narration has the outlet as its only link.
  ASSERT_EQ(trace->chains(0).links_size(), 1);
  EXPECT_EQ(trace->chains(0).links(0).attribution().display_name(), "نداء");
}

TEST_F(ListingTest, ArticlesAreFoundByAddressAndByWhatTheyCopy) {
  const store::ArticleRecord original = ArticleBuilder("نداء", "origin", Day(10)).Build();
  const std::string original_name = "articles/" + original.article.id;
  store_.Put(original);
  store_.Put(ArticleBuilder("رواق", "copy", Day(11)).CopyOf(original.article.id).Build());
  v1::ListArticlesRequest request;
  request.set_duplicate_of(original_name);
  auto listed = service_.ListArticles({}, request);
  ASSERT_TRUE(listed.ok()) << listed.status();
  ASSERT_EQ(listed->articles_size(), 1);
  EXPECT_EQ(listed->articles(0).url(), "https://example.org/copy");
  EXPECT_EQ(listed->articles(0).duplicate_of(), original_name);
  request.Clear();
  request.set_url("https://example.org/origin");
  listed = service_.ListArticles({}, request);
  ASSERT_EQ(listed->articles_size(), 1);
  EXPECT_EQ(listed->articles(0).name(), original_name);
}

TEST_F(ListingTest, GetClaimCountsTheOriginsThatATraceShows) {
  for (const store::ArticleRecord& record : {records_[0], records_[1]}) {
    for (const store::KeyedMention& keyed : record.mentions) {
      v1::GetClaimRequest get;
      get.set_name("claims/" + keyed.mention.claim_id);
      v1::TraceClaimRequest trace;
      trace.set_name(get.name());
      const auto claim = service_.GetClaim({}, get);
      const auto traced = service_.TraceClaim({}, trace);
      EXPECT_EQ(claim->independent_origin_count(), traced->independent_origin_count());
      EXPECT_EQ(claim->outlet_count(), traced->outlet_count());
    }
  }
}

TEST_F(ListingTest, ATokenOfOneListingIsNoTokenOfAnother) {
  v1::ListClaimsRequest claims;
  claims.set_page_size(1);
  const std::string token = service_.ListClaims({}, claims)->next_page_token();
  ASSERT_NE(token, "");
  v1::TraceClaimRequest trace;
  trace.set_name("claims/" + records_[0].mentions[1].mention.claim_id);
  trace.set_page_token(token);
  EXPECT_THAT(service_.TraceClaim({}, trace).status(),
              IsInvalidField("page_token", ErrorReason::kInvalidPageToken));
  v1::ListDesignationsRequest designations;
  designations.set_actor("actors/" + salim_.id);
  designations.set_page_token(token);
  EXPECT_THAT(service_.ListDesignations({}, designations).status(),
              IsInvalidField("page_token", ErrorReason::kInvalidPageToken));
}

}  // namespace
}  // namespace isnad::query
