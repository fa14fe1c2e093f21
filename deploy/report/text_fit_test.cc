// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/text_fit.h"

#include "core/text/utf8.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::ElementsAre;

TEST(WidthInEmsTest, MarksTakeNone) {
  EXPECT_DOUBLE_EQ(WidthInEms("نَفَى"), WidthInEms("نفى"));
  EXPECT_GT(WidthInEms("سش"), WidthInEms("ال"));
  EXPECT_EQ(WidthInEms(""), 0);
}

TEST(FitTextTest, ShortTextIsOneLine) {
  const FittedText fitted = FitText("بريد الظهيرة", 12, 3);
  EXPECT_THAT(fitted.lines, ElementsAre("بريد الظهيرة"));
  EXPECT_FALSE(fitted.cut);
}

TEST(FitTextTest, LongTextBreaksAtSpaces) {
  const FittedText fitted = FitText("المتحدث الرسمي باسم وزارة الموارد المائية", 9, 5);
  EXPECT_FALSE(fitted.cut);
  std::string joined;
  for (const std::string& line : fitted.lines) {
    EXPECT_LE(WidthInEms(line), 9) << line;
    joined += (joined.empty() ? "" : " ") + line;
  }
  EXPECT_EQ(joined, "المتحدث الرسمي باسم وزارة الموارد المائية");
  EXPECT_GT(fitted.lines.size(), 1u);
}

TEST(FitTextTest, WhatDoesNotFitEndsWithAnEllipsis) {
  const FittedText fitted = FitText("المتحدث الرسمي باسم وزارة الموارد المائية والري", 8, 2);
  EXPECT_TRUE(fitted.cut);
  ASSERT_EQ(fitted.lines.size(), 2u);
  EXPECT_THAT(fitted.lines[1], ::testing::EndsWith("…"));
  for (const std::string& line : fitted.lines) EXPECT_LE(WidthInEms(line), 8) << line;
}

TEST(FitTextTest, AWordWithoutEndIsBrokenBetweenCharacters) {
  std::string word;
  for (int i = 0; i < 300; ++i) word += "ش";
  const FittedText fitted = FitText(word, 10, 3);
  EXPECT_TRUE(fitted.cut);
  EXPECT_EQ(fitted.lines.size(), 3u);
  for (const std::string& line : fitted.lines) {
    EXPECT_LE(WidthInEms(line), 10);
    EXPECT_EQ(text::FindMalformedUtf8(line), std::nullopt);
  }
}

TEST(FitTextTest, NothingGivesNoLine) {
  EXPECT_TRUE(FitText("", 10, 3).lines.empty());
  EXPECT_TRUE(FitText(" \u00A0 ", 10, 3).lines.empty());
}

}  // namespace
}  // namespace isnad::report
