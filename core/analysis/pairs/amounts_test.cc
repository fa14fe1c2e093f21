// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/amounts.h"

#include <gtest/gtest.h>

#include "core/analysis/pairs/testing_pairs.h"

namespace isnad::analysis {
namespace {

AmountDifferences Compare(const std::string& a, const std::string& b) {
  const PairText x = ReadText(a), y = ReadText(b);
  return CompareAmounts(x, y, Align(x, y));
}

TEST(AmountsTest, NumbersOfOneThingDiffer) {
  const AmountDifferences d = Compare("غرق 12 صيادا قرب الميناء", "غرق 30 صيادا قرب الميناء");
  EXPECT_EQ(d.differ, 1);
  EXPECT_EQ(d.differ_near, 1);
  EXPECT_DOUBLE_EQ(d.ratio, 0.4);
  ASSERT_EQ(d.conflicts.size(), 1u);
  EXPECT_EQ(d.conflicts[0].type, model::ContradictionType::kNumeric);
  EXPECT_EQ(d.conflicts[0].a, "12 صيادا");
  EXPECT_EQ(d.conflicts[0].b, "30 صيادا");
}

TEST(AmountsTest, WordsAndDigitsAreOneNumber) {
  const AmountDifferences d = Compare("غرق ثلاثة صيادين", "غرق 3 صيادين");
  EXPECT_EQ(d.equal, 1);
  EXPECT_EQ(d.differ, 0);
}

TEST(AmountsTest, WhatTheWordsLeaveOpenIsNoDifference) {
  EXPECT_EQ(Compare("غرق 12 صيادا على الأقل", "غرق 30 صيادا").compatible, 1);
  EXPECT_EQ(Compare("غرق 30 صيادا على الأقل", "غرق 12 صيادا").differ, 1);
  EXPECT_EQ(Compare("نحو 100 قارب", "104 قوارب").compatible, 1);
}

TEST(AmountsTest, AnotherThingIsCountedApart) {
  const AmountDifferences d = Compare("غرق 12 صيادا", "غادرت 40 سفينة");
  EXPECT_EQ(d.differ + d.differ_loose, 0);
}

TEST(AmountsTest, TheNumberOfTheSameDeedIsCompared) {
  const AmountDifferences d = Compare("مقتل 10 أشخاص وإصابة 50 شخصا", "إصابة 40 شخصا في الحريق");
  ASSERT_EQ(d.conflicts.size(), 1u);
  EXPECT_EQ(d.conflicts[0].a, "50 شخصا");
}

TEST(AmountsTest, TheSameNumberUnderAnotherNameOfTheCountedIsEqual) {
  const AmountDifferences d =
      Compare("قتل 400 شخص على الأقل في القصف", "القصف أوقع أكثر من 400 قتيل");
  EXPECT_EQ(d.equal, 1);
  EXPECT_EQ(d.conflicts.size(), 0u);
}

TEST(AmountsTest, APartIsNoOtherWhole) {
  const AmountDifferences d = Compare("غرق 12 صيادا بينهم 3 صيادين من الجزيرة", "غرق 12 صيادا");
  EXPECT_EQ(d.equal, 1);
  EXPECT_EQ(d.differ, 0);
  EXPECT_EQ(Compare("عاد 8 صيادين من أصل 20", "خرج 15 صيادا").parts, 1);
}

TEST(AmountsTest, PartsThatAddUpFit) {
  EXPECT_TRUE(Compare("60 راكبا و6 من الطاقم", "غرق 66 شخصا").sum_fits);
  EXPECT_FALSE(Compare("60 راكبا و6 من الطاقم", "غرق 70 شخصا").sum_fits);
}

TEST(AmountsTest, TimesMeetOrDiffer) {
  EXPECT_TRUE(Compare("تفتح السوق يوم الثلاثاء", "السوق مفتوحة الثلاثاء").times_equal);
  const AmountDifferences d = Compare("تفتح السوق يوم الثلاثاء", "تفتح السوق يوم الخميس");
  EXPECT_TRUE(d.times_differ);
  ASSERT_EQ(d.conflicts.size(), 1u);
  EXPECT_EQ(d.conflicts[0].type, model::ContradictionType::kTemporal);
  EXPECT_TRUE(Compare("تفتح السوق يوم الثلاثاء", "تفتح السوق").times_one_side);
}

}  // namespace
}  // namespace isnad::analysis
