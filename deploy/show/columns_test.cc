// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/show/columns.h"

#include <algorithm>

#include "gtest/gtest.h"

namespace isnad::show {
namespace {

TEST(DisplayWidthTest, MarksAndControlsTakeNoColumn) {
  EXPECT_EQ(DisplayWidth("نفى"), 3);
  EXPECT_EQ(DisplayWidth("نَفَى"), 3);
  EXPECT_EQ(DisplayWidth("\u200Fنفى\u200E"), 3);
}

TEST(WrapTest, BreaksAtSpacesOfEveryKind) {
  EXPECT_EQ(Wrap("نفى الوزير\u00A0الخبر\nاليوم", 12),
            (std::vector<std::string>{"نفى الوزير", "الخبر اليوم"}));
  EXPECT_TRUE(Wrap("  \n", 10).empty());
}

TEST(WrapTest, ALongWordStandsAlone) {
  EXPECT_EQ(Wrap("في الاستراتيجية", 5), (std::vector<std::string>{"في", "الاستراتيجية"}));
}

TEST(SideBySideTest, TheShorterTextIsPadded) {
  const std::string table = SideBySide("نعم", "لا ثم لا", 4);
  EXPECT_EQ(std::count(table.begin(), table.end(), '\n'), 3);
}

}  // namespace
}  // namespace isnad::show
