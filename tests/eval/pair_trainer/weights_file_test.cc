// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/weights_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/analysis/rules/pair_rules.pb.h"
#include "core/analysis/rules/rule_files.h"

namespace isnad::eval {
namespace {

TEST(WeightsFileTest, IsReadBackAsARuleFile) {
  const FittedModel model{analysis::PairStyle::kAttributed, 0.45, {{"bias", {0.5, -0.25, 0}}}};
  const std::string file = WeightsFile({model}, {"learned from nothing"});
  EXPECT_THAT(file, ::testing::HasSubstr("#   learned from nothing\n"));
  rules::PairWeights read;
  ASSERT_TRUE(analysis::ParseRuleText("weights", file, &read).ok());
  ASSERT_EQ(read.model_size(), 1);
  EXPECT_EQ(read.model(0).id(), "attributed");
  EXPECT_DOUBLE_EQ(read.model(0).contradiction_threshold(), 0.45);
  ASSERT_EQ(read.model(0).weight_size(), 1);
  EXPECT_EQ(read.model(0).weight(0).feature(), "bias");
  EXPECT_DOUBLE_EQ(read.model(0).weight(0).corroborates(), -0.25);
}

}  // namespace
}  // namespace isnad::eval
