// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/actor_ranking.h"
#include "query-service/query_service.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using model::ErrorReason;
using rpc::IsInvalidField;
using testing::ElementsAre;
using testing::IsEmpty;

class ResolveActorsTest : public testing::Test {
 protected:
  ResolveActorsTest() {
    ArticleBuilder often("صدى", "1", Day(1));
    often.Knows(salim_).Knows(nadir_).Knows(council_);
    for (int i = 0; i < 20; ++i) {
      often.Says(salim_, absl::StrCat("القول رقم ", i), absl::StrCat("قال", i));
    }
    often.Says(nadir_, "قول واحد", "قال");
    store_.Put(often.Build());
  }

  std::vector<std::string> Resolve(const std::string& text, int limit = 0,
                                   v1::ActorKind kind = v1::ACTOR_KIND_UNSPECIFIED) {
    v1::ResolveActorsRequest request;
    request.set_text(text);
    request.set_max_candidates(limit);
    request.set_kind(kind);
    const auto response = service_.ResolveActors({}, request);
    EXPECT_TRUE(response.ok()) << response.status();
    std::vector<std::string> names;
    if (!response.ok()) return names;
    double last = 1;
    for (const v1::ActorCandidate& candidate : response->candidates()) {
      EXPECT_GT(candidate.score(), 0);
      EXPECT_LE(candidate.score(), last);
      last = candidate.score();
      names.push_back(candidate.actor().display_name() + "/" + candidate.matched_alias());
    }
    return names;
  }

  static model::Actor Council() {
    model::Actor council = Person("مجلس الكاظمي البلدي");
    council.kind = model::ActorKind::kInstitution;
    return council;
  }

  const model::Actor salim_ = Person("سليم الكاظمي", {"الكاظمي"}, {"Kadhimi", "Salim al-Kadhimi"});
  const model::Actor nadir_ = Person("نادر الكاظمي", {"الكاظمي"});
  const model::Actor council_ = Council();
  TestStore store_;
  const QueryService service_{store_.reader(), Analysis()};
};

TEST_F(ResolveActorsTest, AFullNameFindsOnePerson) {
  EXPECT_THAT(Resolve("سليم الكاظمي"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, SpellingAndVowelSignsMakeNoDifference) {
  EXPECT_THAT(Resolve("سَلِيم الكاظمى"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, OfNamesakesTheOneMostSpokenOfComesFirst) {
  EXPECT_THAT(Resolve("الكاظمي"), ElementsAre("سليم الكاظمي/الكاظمي", "نادر الكاظمي/الكاظمي",
                                              "مجلس الكاظمي البلدي/مجلس الكاظمي البلدي"));
  EXPECT_THAT(Resolve("الكاظمي", 1), ElementsAre("سليم الكاظمي/الكاظمي"));
  EXPECT_THAT(Resolve("الكاظمي", 0, v1::ACTOR_KIND_INSTITUTION),
              ElementsAre("مجلس الكاظمي البلدي/مجلس الكاظمي البلدي"));
}

TEST_F(ResolveActorsTest, TitlesBeforeTheNameAreDropped) {
  EXPECT_THAT(Resolve("وزير النقل سليم الكاظمي"), ElementsAre("سليم الكاظمي/سليم الكاظمي"));
}

TEST_F(ResolveActorsTest, LatinSpellingsMatchWhateverTheCase) {
  EXPECT_THAT(Resolve("kadhimi"), ElementsAre("سليم الكاظمي/Kadhimi"));
  EXPECT_THAT(Resolve("SALIM AL-KADHIMI"), ElementsAre("سليم الكاظمي/Salim al-Kadhimi"));
}

TEST_F(ResolveActorsTest, NobodyIsNoError) {
  EXPECT_THAT(Resolve("رامي"), IsEmpty());
  EXPECT_THAT(Resolve("؟!"), IsEmpty());
  std::string paragraph;
  for (int i = 0; i < 200; ++i) paragraph += "الكاظمي ";
  EXPECT_THAT(Resolve(paragraph), IsEmpty());
}

TEST_F(ResolveActorsTest, BoundsAreChecked) {
  v1::ResolveActorsRequest request;
  EXPECT_THAT(service_.ResolveActors({}, request).status(),
              IsInvalidField("text", ErrorReason::kFieldRequired));
  request.set_text("الكاظمي");
  for (int limit : {-1, 101}) {
    request.set_max_candidates(limit);
    EXPECT_THAT(service_.ResolveActors({}, request).status(),
                IsInvalidField("max_candidates", ErrorReason::kNumberOutOfRange));
  }
}

TEST(FitNameTest, MoreOfBothNamesScoresHigher) {
  const model::Actor actor = Person("سليم بن نادر الكاظمي", {"سليم الكاظمي", "الكاظمي"});
  const auto score = [&](const std::string& asked, size_t used) {
    return FitName(NameWords(asked), used, actor, 1000).score;
  };
  EXPECT_GT(score("سليم الكاظمي", 2), score("نادر الكاظمي", 2));
  EXPECT_GT(score("الكاظمي", 1), score("الوزير الكاظمي", 1));
  EXPECT_EQ(score("رامي الكاظمي", 2), 0);
  EXPECT_LE(score("سليم الكاظمي", 2), 1);
  EXPECT_GT(score("سليم الكاظمي", 2), 0.99);
  EXPECT_EQ(FitName(NameWords("سليم الكاظمي"), 2, actor, 0).score, 0.9);
}

}  // namespace
}  // namespace isnad::query
