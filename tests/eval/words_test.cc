// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace isnad::eval {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> Strings(absl::string_view text) {
  std::vector<std::string> strings;
  for (const Word& word : WordsOf(text)) {
    strings.emplace_back(text.substr(word.begin, word.end - word.begin));
  }
  return strings;
}

TEST(WordsOfTest, LettersDigitsAndVowelSignsMakeWords) {
  EXPECT_THAT(Strings("قالَ: «٢٥ في المئة»، وفق رويترز_عربي (BBC)."),
              ElementsAre("قالَ", "٢٥", "في", "المئة", "وفق", "رويترز_عربي", "BBC"));
  EXPECT_THAT(Strings("،؟ …"), ElementsAre());
}

class CoveredWordsTest : public ::testing::Test {
 protected:
  std::string Covered(absl::string_view part) const {
    const size_t begin = text_.find(std::string(part));
    const WordRange range = CoveredWords(text_, words_, begin, begin + part.size());
    if (range.empty()) return "";
    return text_.substr(words_[range.begin].begin,
                        words_[range.end - 1].end - words_[range.begin].begin);
  }

  const std::string text_ = "طالب بالهدوء، وحذر من العنف.";
  const std::vector<Word> words_ = WordsOf(text_);
};

TEST_F(CoveredWordsTest, WholeWords) { EXPECT_EQ(Covered("وحذر من العنف"), "وحذر من العنف"); }

TEST_F(CoveredWordsTest, AOneLetterPrefixMayBeLeftOut) { EXPECT_EQ(Covered("الهدوء"), "بالهدوء"); }

TEST_F(CoveredWordsTest, MoreOfAWordMayNot) { EXPECT_EQ(Covered("هدوء، وحذر"), "وحذر"); }

}  // namespace
}  // namespace isnad::eval
