// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/claim_relation.h"

#include "core/model/id.h"
#include "gtest/gtest.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using model::Polarity;
using model::Stance;

model::ClaimMention Mention(const std::string& agent, const std::string& patient,
                            Polarity polarity = Polarity::kPositive,
                            Stance stance = Stance::kAsserts) {
  model::ClaimMention mention;
  mention.frame.event = model::EventType::kControl;
  mention.frame.predicate = "سيطر";
  mention.frame.agent = {"", agent};
  mention.frame.patient = {"", patient};
  mention.frame.polarity = polarity;
  mention.stance = stance;
  mention.text = agent + " " + patient;
  mention.claim_id = model::ClaimId(mention.frame);
  return mention;
}

// Agreement must not depend on the order.
double Both(const model::ClaimMention& a, const model::ClaimMention& b) {
  EXPECT_EQ(Agreement(a, b), Agreement(b, a));
  return Agreement(a, b);
}

TEST(AgreementTest, OneClaimWithOneStance) {
  EXPECT_GT(Both(Mention("الجيش", "المطار"), Mention("الجيش", "المطار")), 0.9);
}

TEST(AgreementTest, SpellingAndOpenPlacesDoNotMatter) {
  EXPECT_GT(Both(Mention("الإدارة", "المطار"), Mention("الادارة", "المطار")), 0);
  EXPECT_GT(Both(Mention("الجيش", "المطار"), Mention("", "المطار")), 0);
}

TEST(AgreementTest, OtherPeopleOtherClaims) {
  EXPECT_EQ(Both(Mention("الجيش", "المطار"), Mention("الجيش", "الميناء")), 0);
  EXPECT_EQ(Both(Mention("الجيش", ""), Mention("", "المطار")), 0);
}

TEST(AgreementTest, ADenialOfWhatHoldsAssertsThatItDoesNot) {
  const model::ClaimMention denied =
      Mention("الجيش", "المطار", Polarity::kPositive, Stance::kDenies);
  EXPECT_GT(Both(denied, Mention("الجيش", "المطار", Polarity::kNegative)), 0);
  EXPECT_EQ(Both(denied, Mention("الجيش", "المطار")), 0);
  EXPECT_EQ(Both(Mention("الجيش", "المطار", Polarity::kNegative), Mention("الجيش", "المطار")), 0);
}

TEST(AgreementTest, DoubtAgreesWithNobody) {
  const model::ClaimMention doubted =
      Mention("الجيش", "المطار", Polarity::kPositive, Stance::kDoubts);
  EXPECT_EQ(Both(doubted, doubted), 0);
}

TEST(AgreementTest, QuantitiesMustBeEqual) {
  model::ClaimMention twelve = Mention("الغارة", "السكان");
  twelve.frame.quantities = {{12, 12, "قتيل", model::Comparator::kExact}};
  model::ClaimMention thirty = Mention("الغارة", "السكان");
  thirty.frame.quantities = {{30, 30, "قتيل", model::Comparator::kExact}};
  thirty.claim_id = model::ClaimId(thirty.frame);
  EXPECT_EQ(Both(twelve, thirty), 0);
}

TEST(RelateTest, SidesWithoutClaimsAreUnrelated) {
  const auto relation = Relate({}, Analysis().judge(), {}, {Mention("الجيش", "المطار")});
  ASSERT_TRUE(relation.ok());
  EXPECT_EQ(relation->relation, v1::CLAIM_RELATION_UNRELATED);
  EXPECT_EQ(relation->a, nullptr);
  EXPECT_NE(relation->b, nullptr);
}

TEST(RelateTest, StopsWhenTheCallerIsGone) {
  store::CallContext call;
  call.cancelled = [] { return true; };
  const std::vector<model::ClaimMention> side = {Mention("الجيش", "المطار")};
  EXPECT_EQ(Relate(call, Analysis().judge(), side, side).status().code(),
            absl::StatusCode::kCancelled);
}

}  // namespace
}  // namespace isnad::query
