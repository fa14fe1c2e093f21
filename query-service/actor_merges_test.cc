// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/actor_record.h"
#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/query_service.h"
#include "query-service/testing.h"

// What the service answers about actors that were merged.
namespace isnad::query {
namespace {

using model::ErrorReason;
using rpc::IsError;
using testing::ElementsAre;

// The store as it stands once the articles were read again: what Nadir said
// is Salim's.
class ActorMergesTest : public testing::Test {
 protected:
  ActorMergesTest() {
    ArticleBuilder article("صدى", "1", Day(1));
    article.Knows(salim_).Titles(salim_, "الوزير").Says(salim_, "الميناء مفتوح", "فتح");
    store_.Put(article.Build());
    for (int i = 0; i < 3; ++i) {
      const model::Actor source = i == 0 ? nadir_ : Person(absl::StrCat("كنية ", i));
      store::ActorMergeRecord record{{.id = absl::StrCat("m", i),
                                      .target_id = salim_.id,
                                      .source_ids = {source.id},
                                      .curator = "هدى",
                                      .merge_time = Day(2 + i)},
                                     analysis::RecordOf(salim_),
                                     {analysis::RecordOf(source)}};
      store_.Put(record);
      if (i != 1) continue;
      record.merge.undo_time = Day(9);
      store_.Put(record);
    }
  }

  static std::string Name(const model::Actor& actor) { return "actors/" + actor.id; }
  template <typename Request>
  std::vector<std::string> Merges(Request request) {
    const auto response = service_.ListActorMerges({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    std::vector<std::string> names;
    if (!response.ok()) return names;
    for (const auto& merge : response->actor_merges()) names.push_back(merge.name());
    return names;
  }

  const model::Actor salim_ = Person("سليم الكاظمي");
  const model::Actor nadir_ = Person("أبو يوسف");
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
};

TEST_F(ActorMergesTest, MergesComeLatestFirst) {
  v1::ListActorMergesRequest request;
  EXPECT_THAT(Merges(request), ElementsAre("actorMerges/m2", "actorMerges/m0"));
  request.set_show_undone(true);
  EXPECT_THAT(Merges(request), ElementsAre("actorMerges/m2", "actorMerges/m1", "actorMerges/m0"));
  request.set_actor(Name(nadir_));
  EXPECT_THAT(Merges(request), ElementsAre("actorMerges/m0"));
  request.Clear();
  request.set_page_size(1);
  request.set_page_token(service_.ListActorMerges({}, request)->next_page_token());
  EXPECT_THAT(Merges(request), ElementsAre("actorMerges/m0"));
  request.Clear();
  request.set_actor("actors/nobody");
  EXPECT_THAT(service_.ListActorMerges({}, request).status(),
              IsError(absl::StatusCode::kNotFound, ErrorReason::kActorNotFound));
}

TEST_F(ActorMergesTest, AMergedActorIsReadableAndListedOnlyWhereAskedFor) {
  v1::GetActorRequest get;
  get.set_name(Name(nadir_));
  EXPECT_EQ(service_.GetActor({}, get)->merged_into(), Name(salim_));
  EXPECT_EQ(service_.GetActor({}, get)->display_name(), "أبو يوسف");
  v1::ListActorsRequest list;
  EXPECT_EQ(service_.ListActors({}, list)->actors_size(), 1);
  list.set_show_merged(true);
  EXPECT_EQ(service_.ListActors({}, list)->actors_size(), 3);
}

TEST_F(ActorMergesTest, AFilterForAMergedActorMeansTheOneThatRemains) {
  v1::ListStatementsRequest statements;
  statements.set_speaker(Name(nadir_));
  EXPECT_EQ(service_.ListStatements({}, statements)->statements_size(), 1);
  statements.Clear();
  statements.set_about(Name(nadir_));
  EXPECT_EQ(service_.ListStatements({}, statements)->statements_size(), 1);
  v1::ListClaimsRequest claims;
  claims.set_about(Name(nadir_));
  claims.set_holder(Name(nadir_));
  EXPECT_EQ(service_.ListClaims({}, claims)->claims_size(), 1);
  v1::SearchClaimsRequest search;
  search.set_words("الميناء");
  search.set_about(Name(nadir_));
  EXPECT_EQ(service_.SearchClaims({}, search)->matches_size(), 1);
  v1::ListDesignationsRequest designations;
  designations.set_actor(Name(nadir_));
  const auto titles = service_.ListDesignations({}, designations);
  ASSERT_EQ(titles->designations_size(), 1);
  EXPECT_EQ(titles->designations(0).actor(), Name(salim_));
}

TEST_F(ActorMergesTest, ANameOfAMergedActorResolvesToTheOneThatRemains) {
  v1::ResolveActorsRequest request;
  request.set_text("أبو يوسف");
  const auto response = service_.ResolveActors({}, request);
  ASSERT_EQ(response->candidates_size(), 1);
  EXPECT_EQ(response->candidates(0).actor().name(), Name(salim_));
  EXPECT_EQ(response->candidates(0).matched_alias(), "أبو يوسف");
}

}  // namespace
}  // namespace isnad::query
