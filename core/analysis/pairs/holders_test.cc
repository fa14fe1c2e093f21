// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/holders.h"

#include <gtest/gtest.h>

#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

bool Same(const char* a, const char* b) {
  const bool forth = SameHolder(text::FoldedWords(a), text::FoldedWords(b));
  EXPECT_EQ(forth, SameHolder(text::FoldedWords(b), text::FoldedWords(a)));
  return forth;
}

TEST(HoldersTest, ANameWithMoreOrFewerWordsIsOne) {
  EXPECT_TRUE(Same("سليم الكاظمي", "الكاظمي"));
  EXPECT_TRUE(Same("جمعية الهلال", "جمعية الهلال المحلية"));
}

TEST(HoldersTest, SpellingsOfANameAreOne) {
  EXPECT_TRUE(Same("نتنياهو", "نتانياهو"));
  EXPECT_TRUE(Same("سليم آيتكنهيد", "سليم أيتكينهيد"));
}

TEST(HoldersTest, OtherNamesAreOthers) {
  EXPECT_FALSE(Same("سليم الكاظمي", "سليم الحوراني"));
  EXPECT_FALSE(Same("وزارة الري", "وزارة النقل"));
  EXPECT_FALSE(Same("", "الكاظمي"));
  EXPECT_FALSE(Same("", ""));
}

TEST(HoldersTest, ShortWordsMustBeEqual) {
  EXPECT_FALSE(NearlyEqual("علي", "عدي"));
  EXPECT_TRUE(NearlyEqual("بابتشينكو", "بابشينكو"));
}

}  // namespace
}  // namespace isnad::analysis
