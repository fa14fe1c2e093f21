// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/claim_origins.h"

#include <algorithm>
#include <map>
#include <random>

#include "absl/status/status.h"
#include "absl/strings/str_cat.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::store {
namespace {

using testing::ElementsAre;
using testing::Pair;

// What an outlet narrates in an article of the same number, with its source.
ClaimCarrier From(int number, const std::string& origin, int hour) {
  ClaimCarrier carrier;
  carrier.statement_id = absl::StrCat("s", number);
  carrier.article_id = carrier.first_article_id = absl::StrCat("a", number);
  carrier.outlet = absl::StrCat("outlet ", number);
  carrier.publish_time = absl::FromUnixSeconds(3600 * hour);
  carrier.stance = model::Stance::kAsserts;
  carrier.origin = origin.empty() ? carrier.outlet : origin;
  return carrier;
}

ClaimCarrier Copy(ClaimCarrier carrier, const std::string& original, const std::string& first) {
  carrier.duplicate_of = original;
  carrier.first_article_id = first;
  return carrier;
}

ClaimCarrier Said(ClaimCarrier carrier, const std::string& speaker,
                  model::Stance stance = model::Stance::kAsserts) {
  carrier.speaker_id = speaker;
  carrier.stance = stance;
  return carrier;
}

std::map<std::string, std::string> Origins(const ClaimOrigins& folded) {
  std::map<std::string, std::string> origins;
  for (const ClaimCarrier& c : folded.carriers) origins[c.statement_id] = c.origin_statement;
  return origins;
}

int Count(std::vector<ClaimCarrier> carriers) {
  return FoldOrigins(std::move(carriers)).independent_origin_count;
}

TEST(FoldOriginsTest, OutletsThatPrintOneAgencyAreOneOrigin) {
  const ClaimOrigins folded =
      FoldOrigins({From(3, "وكالة المرفأ", 3), From(1, "وكالة المرفأ", 1), From(2, "", 2)});
  EXPECT_THAT(Origins(folded), ElementsAre(Pair("s1", "s1"), Pair("s2", "s2"), Pair("s3", "s1")));
  EXPECT_EQ(folded.independent_origin_count, 2);
  EXPECT_EQ(folded.outlet_count, 3);
  EXPECT_EQ(folded.carriers[0].statement_id, "s1");
}

TEST(FoldOriginsTest, AnAgencyIsOneUnderEverySpellingAndAsItsOwnOutlet) {
  std::vector<ClaimCarrier> carriers = {From(1, "", 1), From(2, "وكالة المرفأ", 2),
                                        From(3, "Harbour News", 3)};
  for (ClaimCarrier& carrier : carriers) carrier.origin_actor_id = "harbour";
  EXPECT_EQ(Count(carriers), 1);
  carriers[2].origin_actor_id = "other";
  EXPECT_EQ(Count(carriers), 2);
}

TEST(FoldOriginsTest, ACopyAddsNoVoiceWhateverItNames) {
  const ClaimOrigins folded = FoldOrigins({From(1, "صدى", 1), Copy(From(2, "مرايا", 2), "a1", "a1"),
                                           Copy(From(3, "نداء", 3), "a2", "a1")});
  EXPECT_THAT(Origins(folded), ElementsAre(Pair("s1", "s1"), Pair("s2", "s1"), Pair("s3", "s1")));
  EXPECT_EQ(folded.independent_origin_count, 1);
}

TEST(FoldOriginsTest, CopiesOfAnArticleWithoutTheClaimAreOneOrigin) {
  EXPECT_EQ(
      Count({Copy(From(1, "صدى", 1), "gone", "gone"), Copy(From(2, "مرايا", 2), "gone", "gone")}),
      1);
  // And the same as the agency that the first of them names.
  EXPECT_EQ(Count({Copy(From(1, "صدى", 1), "gone", "gone"), Copy(From(2, "", 2), "gone", "gone"),
                   From(3, "صدى", 3)}),
            1);
}

TEST(FoldOriginsTest, ACopyHasTheSourcesOfItsOriginal) {
  ClaimCarrier second = From(2, "إذاعة التل", 1);
  second.article_id = second.first_article_id = "a1";
  ClaimCarrier copied = Copy(From(4, "إذاعة التل", 2), "a1", "a1");
  const ClaimOrigins folded =
      FoldOrigins({From(1, "وكالة المرفأ", 1), second, Copy(From(3, "", 2), "a1", "a1"), copied});
  EXPECT_EQ(folded.independent_origin_count, 2);
  EXPECT_THAT(Origins(folded),
              ElementsAre(Pair("s1", "s1"), Pair("s2", "s2"), Pair("s3", "s1"), Pair("s4", "s2")));
}

TEST(FoldOriginsTest, APublicStatementIsOneOriginForAllWhoReportIt) {
  EXPECT_EQ(Count({Said(From(1, "", 1), "minister"), Said(From(2, "", 5), "minister"),
                   Said(From(3, "", 25), "minister")}),
            1);
  EXPECT_EQ(Count({Said(From(1, "", 1), "minister"), Said(From(2, "", 2), "governor")}), 2);
  EXPECT_EQ(Count({Said(From(1, "", 1), "minister"),
                   Said(From(2, "", 2), "minister", model::Stance::kDenies)}),
            2);
  // What an outlet narrates or has from nobody named, it has by itself.
  EXPECT_EQ(Count({From(1, "", 1), From(2, "", 1), Said(From(3, "", 1), "minister")}), 3);
}

TEST(FoldOriginsTest, InterviewsAndLaterOccasionsCountByThemselves) {
  EXPECT_EQ(Count({Said(From(1, "قناة التل", 1), "minister"),
                   Said(From(2, "إذاعة الساحل", 2), "minister")}),
            2);
  EXPECT_EQ(Count({Said(From(1, "", 1), "minister"), Said(From(2, "", 26), "minister")}), 2);
}

TEST(FoldOriginsTest, WhatAnAgencyHeardIsItsOwnWhoeverCitesIt) {
  ClaimCarrier agency = Said(From(1, "", 1), "minister");
  agency.origin_actor_id = "harbour";
  ClaimCarrier paper = Said(From(2, "وكالة المرفأ", 2), "minister");
  paper.origin_actor_id = "harbour";
  EXPECT_EQ(Count({agency, paper}), 1);
  EXPECT_EQ(Count({agency, paper, Said(From(3, "", 3), "minister")}), 2);
}

TEST(FoldOriginsTest, TwoSourcesInOneArticleStayTwo) {
  ClaimCarrier second = From(2, "إذاعة التل", 1);
  second.article_id = second.first_article_id = "a1";
  second.outlet = "outlet 1";
  const ClaimOrigins folded = FoldOrigins({From(1, "وكالة المرفأ", 1), second});
  EXPECT_EQ(folded.independent_origin_count, 2);
  EXPECT_EQ(folded.outlet_count, 1);
}

TEST(FoldOriginsTest, AStatementWithTwoMentionsIsOneChain) {
  EXPECT_EQ(FoldOrigins({From(1, "", 1), From(1, "", 1)}).carriers.size(), 1u);
}

TEST(FoldOriginsTest, NothingIsNothing) { EXPECT_EQ(Count({}), 0); }

TEST(FoldOriginsTest, TheOrderDoesNotMatter) {
  std::mt19937 random(3);
  for (int round = 0; round < 50; ++round) {
    std::vector<ClaimCarrier> carriers;
    for (int i = 0; i < 8; ++i) {
      ClaimCarrier carrier = From(i, random() % 2 == 0 ? "" : absl::StrCat("m", random() % 3),
                                  static_cast<int>(random() % 40));
      if (random() % 2 == 0) carrier = Said(carrier, absl::StrCat("p", random() % 2));
      if (i > 0 && random() % 3 == 0) carrier = Copy(carrier, "a0", "a0");
      carriers.push_back(carrier);
    }
    const auto expected = Origins(FoldOrigins(carriers));
    std::shuffle(carriers.begin(), carriers.end(), random);
    EXPECT_EQ(Origins(FoldOrigins(carriers)), expected);
  }
}

absl::StatusOr<CopyChain> ChainIn(const std::map<std::string, std::string>& originals) {
  return CopyChainOf("a", [&](absl::string_view id) -> absl::StatusOr<std::string> {
    const auto found = originals.find(std::string(id));
    if (found == originals.end()) return absl::NotFoundError("gone");
    return found->second;
  });
}

TEST(CopyChainTest, LeadsToTheFirstArticle) {
  EXPECT_EQ(ChainIn({{"a", ""}})->first_article_id, "a");
  const auto chain = ChainIn({{"a", "b"}, {"b", "c"}, {"c", ""}});
  EXPECT_EQ(chain->duplicate_of, "b");
  EXPECT_EQ(chain->first_article_id, "c");
  EXPECT_EQ(ChainIn({{"a", "b"}})->first_article_id, "b");
  EXPECT_TRUE(absl::IsNotFound(ChainIn({}).status()));
}

TEST(CopyChainTest, ACircleEnds) { EXPECT_TRUE(ChainIn({{"a", "b"}, {"b", "a"}}).ok()); }

}  // namespace
}  // namespace isnad::store
