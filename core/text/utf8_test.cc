// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/utf8.h"

#include <optional>
#include <string>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

struct MalformedCase {
  const char* name;
  std::string bytes;
  size_t offset;
};

class MalformedUtf8Test : public testing::TestWithParam<MalformedCase> {};

TEST_P(MalformedUtf8Test, IsFoundWhereItBegins) {
  EXPECT_EQ(FindMalformedUtf8(GetParam().bytes), GetParam().offset);
}

// Whatever the fast path over whole words does, the offset stays exact.
TEST_P(MalformedUtf8Test, IsFoundBehindArabicOfAnyLength) {
  std::string prefix;
  for (const char* letter :
       {"ب", "a", "ي", "ا", "ن", " ", "م", "ر", "ك", "ز", "ي", "€", "ة", "1"}) {
    absl::StrAppend(&prefix, letter);
    EXPECT_EQ(FindMalformedUtf8(prefix + GetParam().bytes), prefix.size() + GetParam().offset);
    EXPECT_EQ(FindMalformedUtf8(prefix + GetParam().bytes + " والبقية سليمة"),
              prefix.size() + GetParam().offset);
  }
}

INSTANTIATE_TEST_SUITE_P(All, MalformedUtf8Test,
                         testing::Values(MalformedCase{"OverlongSlash", "a\xC0\xAF", 1},
                                         MalformedCase{"OverlongTwo", "\xC1\xBF", 0},
                                         MalformedCase{"OverlongThree", "ab\xE0\x9F\xBF", 2},
                                         MalformedCase{"OverlongFour", "\xF0\x8F\xBF\xBF", 0},
                                         MalformedCase{"FirstSurrogate", "خ\xED\xA0\x80", 2},
                                         MalformedCase{"LastSurrogate", "\xED\xBF\xBF", 0},
                                         MalformedCase{"AboveUnicode", "x\xF4\x90\x80\x80", 1},
                                         MalformedCase{"LeadF5", "\xF5\x80\x80\x80", 0},
                                         MalformedCase{"LeadFF", "abc\xFF", 3},
                                         MalformedCase{"StrayContinuation", "بر\x80", 4},
                                         MalformedCase{"ContinuationAfterWhole", "ب\xA8", 2},
                                         MalformedCase{"CutTwo", "ab\xD8 ", 2},
                                         MalformedCase{"CutThree", "\xE2\x82 ", 0},
                                         MalformedCase{"CutFour", "\xF0\x9F\x98 ", 0},
                                         MalformedCase{"LeadAfterLead", "\xD8\xD8\xA8", 0}),
                         [](const auto& test) { return test.param.name; });

TEST(Utf8Test, CutAtTheEndIsMalformed) {
  EXPECT_EQ(FindMalformedUtf8("ab\xD8"), 2u);
  EXPECT_EQ(FindMalformedUtf8("\xF0\x9F\x98"), 0u);
}

TEST(Utf8Test, WholeTextIsWellFormed) {
  EXPECT_EQ(FindMalformedUtf8(""), std::nullopt);
  EXPECT_EQ(FindMalformedUtf8(absl::string_view("\0", 1)), std::nullopt);
  EXPECT_EQ(
      FindMalformedUtf8("قال الوزير «نعم» 👍🏽 \xEF\xBF\xBD \xF4\x8F\xBF\xBF"),
      std::nullopt);
}

TEST(Utf8Test, ReadsForthAndBack) {
  const absl::string_view text = "aب€👍";
  size_t offset = 0;
  for (char32_t c : {U'a', U'ب', U'€', U'👍'}) {
    EXPECT_EQ(NextCodePoint(text, &offset), c);
    EXPECT_EQ(PreviousCodePoint(text, offset), c);
  }
  EXPECT_EQ(offset, text.size());
}

}  // namespace
}  // namespace isnad::text
