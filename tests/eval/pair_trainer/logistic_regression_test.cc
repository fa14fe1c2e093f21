// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/logistic_regression.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace isnad::eval {
namespace {

using analysis::PairRelation;

std::vector<Example> Examples() {
  std::vector<Example> examples;
  for (int i = 0; i < 20; ++i) {
    examples.push_back({{{"bias", 1}, {"opposite", 1}}, PairRelation::kContradicts});
    examples.push_back({{{"bias", 1}, {"same", 1}}, PairRelation::kCorroborates});
    examples.push_back({{{"bias", 1}, {"other", 1}}, PairRelation::kUnrelated});
  }
  return examples;
}

TEST(LogisticRegressionTest, LearnsWhatDecides) {
  const FeatureWeights weights = Fit(Examples(), {0.1, 1, 1});
  EXPECT_GT(Judge(weights, {{"bias", 1}, {"opposite", 1}})[0], 0.9);
  EXPECT_GT(Judge(weights, {{"bias", 1}, {"same", 1}})[1], 0.9);
  EXPECT_GT(Judge(weights, {{"bias", 1}, {"other", 1}})[2], 0.9);
}

// With one feature that all examples have, the best probabilities are the shares.
TEST(LogisticRegressionTest, WithoutAnythingToGoByGivesTheShares) {
  std::vector<Example> examples(3, {{{"bias", 1}}, PairRelation::kContradicts});
  examples.push_back({{{"bias", 1}}, PairRelation::kUnrelated});
  const auto p = Judge(Fit(examples, {1e-6, 1, 1}), {{"bias", 1}});
  EXPECT_NEAR(p[0], 0.75, 1e-3);
  EXPECT_NEAR(p[1], 0, 1e-3);
  EXPECT_NEAR(p[2], 0.25, 1e-3);
}

TEST(LogisticRegressionTest, WeightsOfExamplesCount) {
  std::vector<Example> examples = {{{{"bias", 1}}, PairRelation::kContradicts, 3},
                                   {{{"bias", 1}}, PairRelation::kUnrelated, 1}};
  EXPECT_NEAR(Judge(Fit(examples, {1e-6, 1, 1}), {{"bias", 1}})[0], 0.75, 1e-3);
}

TEST(LogisticRegressionTest, ThePenaltyKeepsWeightsSmall) {
  const auto loose = Fit(Examples(), {0.1, 1, 1}), tight = Fit(Examples(), {100, 1, 1});
  EXPECT_LT(std::abs(tight.at("opposite")[0]), std::abs(loose.at("opposite")[0]));
}

TEST(LogisticRegressionTest, RareFeaturesAreLeftOut) {
  std::vector<Example> examples = Examples();
  examples[0].features.emplace_back("once", 1);
  examples[0].features.emplace_back("left:word", 1);
  examples[3].features.emplace_back("left:word", 1);
  const FeatureWeights weights = Fit(examples, {1, 2, 3});
  EXPECT_EQ(weights.count("once"), 0u);
  EXPECT_EQ(weights.count("left:word"), 0u);
  EXPECT_EQ(weights.count("same"), 1u);
}

TEST(LogisticRegressionTest, TheSameExamplesGiveTheSameWeights) {
  EXPECT_EQ(Fit(Examples(), {1, 1, 1}), Fit(Examples(), {1, 1, 1}));
}

}  // namespace
}  // namespace isnad::eval
