// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/transmission.h"

#include <map>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::query {
namespace {

using testing::ElementsAre;
using testing::Pair;

Carrier From(const std::string& statement, const std::string& article, const std::string& origin,
             int hour, const std::string& duplicate_of = "") {
  Carrier carrier;
  carrier.statement_id = statement;
  carrier.article_id = article;
  carrier.outlet = "outlet of " + article;
  carrier.publish_time = absl::FromUnixSeconds(3600 * hour);
  carrier.duplicate_of = duplicate_of;
  carrier.origin = origin;
  return carrier;
}

std::map<std::string, std::string> Origins(const Transmission& transmission) {
  std::map<std::string, std::string> origins;
  for (const Carrier& c : transmission.carriers) origins[c.statement_id] = c.origin_statement;
  return origins;
}

TEST(FoldOriginsTest, OutletsThatPrintOneAgencyAreOneOrigin) {
  const Transmission t =
      FoldOrigins({From("s3", "a3", "وكالة المرفأ", 3), From("s1", "a1", "وكالة المرفأ", 1),
                   From("s2", "a2", "مرايا", 2)});
  EXPECT_THAT(Origins(t), ElementsAre(Pair("s1", "s1"), Pair("s2", "s2"), Pair("s3", "s1")));
  EXPECT_EQ(t.independent_origin_count, 2);
  EXPECT_EQ(t.outlet_count, 3);
  EXPECT_EQ(t.carriers[0].statement_id, "s1");
}

TEST(FoldOriginsTest, ACopyAddsNoVoiceWhateverItNames) {
  const Transmission t =
      FoldOrigins({From("s1", "a1", "صدى", 1), From("s2", "a2", "مرايا", 2, "a1"),
                   From("s3", "a3", "نداء", 3, "a2")});
  EXPECT_THAT(Origins(t), ElementsAre(Pair("s1", "s1"), Pair("s2", "s1"), Pair("s3", "s1")));
  EXPECT_EQ(t.independent_origin_count, 1);
}

TEST(FoldOriginsTest, CopiesOfAnArticleWithoutTheClaimAreOneOrigin) {
  const Transmission t =
      FoldOrigins({From("s1", "a1", "صدى", 1, "gone"), From("s2", "a2", "مرايا", 2, "gone")});
  EXPECT_EQ(t.independent_origin_count, 1);
}

TEST(FoldOriginsTest, TwoSourcesInOneArticleStayTwo) {
  const Transmission t =
      FoldOrigins({From("s1", "a1", "وكالة المرفأ", 1), From("s2", "a1", "إذاعة التل", 1)});
  EXPECT_EQ(t.independent_origin_count, 2);
  EXPECT_EQ(t.outlet_count, 1);
}

TEST(FoldOriginsTest, AStatementWithTwoMentionsIsOneChain) {
  const Transmission t = FoldOrigins({From("s1", "a1", "صدى", 1), From("s1", "a1", "صدى", 1)});
  EXPECT_EQ(t.carriers.size(), 1u);
}

TEST(FoldOriginsTest, ACircleOfCopiesEnds) {
  const Transmission t =
      FoldOrigins({From("s1", "a1", "صدى", 1, "a2"), From("s2", "a2", "مرايا", 2, "a1")});
  EXPECT_EQ(t.carriers.size(), 2u);
}

TEST(FoldOriginsTest, NothingIsNothing) { EXPECT_EQ(FoldOrigins({}).independent_origin_count, 0); }

}  // namespace
}  // namespace isnad::query
