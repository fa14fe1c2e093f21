// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/pair_figures.h"

#include <gtest/gtest.h>

namespace isnad::eval {
namespace {

using analysis::PairRelation;

TEST(PairFiguresTest, CountsWhatWasAskedAndAnswered) {
  PairFigures figures;
  figures.Add(PairRelation::kContradicts, PairRelation::kContradicts);
  figures.Add(PairRelation::kContradicts, PairRelation::kUnrelated);
  figures.Add(PairRelation::kUnrelated, PairRelation::kUnrelated);
  figures.Add(PairRelation::kCorroborates, PairRelation::kContradicts);
  EXPECT_EQ(figures.Count(), 4);
  EXPECT_DOUBLE_EQ(figures.Accuracy(), 0.5);
  EXPECT_DOUBLE_EQ(figures.Precision(PairRelation::kContradicts), 0.5);
  EXPECT_DOUBLE_EQ(figures.Recall(PairRelation::kContradicts), 0.5);
  EXPECT_DOUBLE_EQ(figures.F1(PairRelation::kCorroborates), 0);
  EXPECT_DOUBLE_EQ(figures.MacroF1(), (0.5 + 0 + 2.0 / 3) / 3);
}

TEST(PairFiguresTest, OfNothingIsZero) { EXPECT_EQ(PairFigures().Accuracy(), 0); }

}  // namespace
}  // namespace isnad::eval
