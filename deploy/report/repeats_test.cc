// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/repeats.h"

#include <string>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::ElementsAre;

v1::Contradiction Make(const std::string& name, double confidence, const std::string& claim_a,
                       const std::string& holder_a, const std::string& claim_b,
                       const std::string& holder_b) {
  v1::Contradiction one;
  one.set_name(name);
  one.set_confidence(confidence);
  one.set_claim_a(claim_a);
  one.set_holder_a(holder_a);
  one.set_claim_b(claim_b);
  one.set_holder_b(holder_b);
  return one;
}

std::vector<std::vector<std::string>> NamesOf(std::vector<v1::Contradiction> contradictions) {
  std::vector<std::vector<std::string>> names;
  for (const Repeated& repeated : FoldRepeats(&contradictions)) {
    names.emplace_back();
    for (const v1::Contradiction* one : repeated) names.back().push_back(one->name());
  }
  return names;
}

TEST(FoldRepeatsTest, TheSameTwoSidesAreOneWhicheverCameFirst) {
  EXPECT_THAT(
      NamesOf({Make("x", 0.7, "open", "m", "shut", "n"), Make("y", 0.9, "shut", "n", "open", "m")}),
      ElementsAre(ElementsAre("y", "x")));
}

TEST(FoldRepeatsTest, AnotherSpeakerOrClaimIsAnother) {
  EXPECT_THAT(
      NamesOf({Make("x", 0.9, "open", "m", "shut", "n"), Make("y", 0.8, "open", "k", "shut", "n"),
               Make("z", 0.7, "open", "m", "sold", "n")}),
      ElementsAre(ElementsAre("x"), ElementsAre("y"), ElementsAre("z")));
}

TEST(FoldRepeatsTest, TwoWhoHoldOneClaimAgainstEachOtherKeepTheirSides) {
  EXPECT_THAT(
      NamesOf({Make("x", 0.9, "open", "m", "open", "n"), Make("y", 0.9, "open", "n", "open", "m")}),
      ElementsAre(ElementsAre("x", "y")));
}

TEST(FoldRepeatsTest, SpeakersWithoutAnActorAreTheirOutlets) {
  std::vector<v1::Contradiction> contradictions = {Make("x", 0.9, "open", "", "shut", "n"),
                                                   Make("y", 0.9, "open", "", "shut", "n"),
                                                   Make("z", 0.9, "open", "", "shut", "n")};
  contradictions[0].set_outlet_a("الرصيف");
  contradictions[1].set_outlet_a("صوت الساحل");
  contradictions[2].set_outlet_a("الرصيف");
  EXPECT_THAT(NamesOf(contradictions), ElementsAre(ElementsAre("x", "z"), ElementsAre("y")));
}

TEST(FoldRepeatsTest, TheEarlierOfTwoEquallySureOnesStandsForBoth) {
  std::vector<v1::Contradiction> contradictions = {Make("x", 0.9, "open", "m", "shut", "n"),
                                                   Make("y", 0.9, "open", "m", "shut", "n")};
  contradictions[0].mutable_publish_time_b()->set_seconds(200);
  contradictions[1].mutable_publish_time_b()->set_seconds(100);
  EXPECT_THAT(NamesOf(contradictions), ElementsAre(ElementsAre("y", "x")));
}

TEST(FoldRepeatsTest, NothingGivesNothing) { EXPECT_TRUE(NamesOf({}).empty()); }

}  // namespace
}  // namespace isnad::report
