// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/text_properties.h"

#include <iterator>
#include <random>
#include <string>

#include "absl/strings/escaping.h"
#include "core/text/fold.h"
#include "core/text/quotes.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

constexpr const char* kPieces[] = {
    // Letters and words, some that the rules know.
    "ا", "ل", "و", "ب", "أ", "ى", "ة", "ء", "قال", "الوزير", "في", "أن", "د", "سي", "إن", "سؤال",
    "جواب", "س", "ج", "نت", "ک", "ی", "a", "Z", "é", "İ", "Ⱥ", "К", "漢", "가",
    // Marks: vowel signs, hamza and madda, Latin accents, Quranic and Hebrew ones.
    "\u064B", "\u064E", "\u0651", "\u0652", "\u0670", "\u0653", "\u0654", "\u0655", "\u06D6",
    "\u0301", "\u0308", "\u0323", "\u05B4", "\u0338", "\u0345", "\u09BE", "\u1161", "\u11A8",
    // Presentation forms, compatibility forms, Hangul pieces.
    "ﻻ", "ﷲ", "ﷺ", "ﹰ", "ﹱ", "ﳲ", "ﻬ", "ﬁ", "½", "①", "Å", "\u1100", "\u3164", "\uFFA0", "ｶﾞ",
    // What is removed: tatweel, bidi controls, zero width, variation selectors, tags.
    "ـ", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202B", "\u202C", "\u2066", "\u2069",
    "\u061C", "\uFEFF", "\u00AD", "\u034F", "\uFE0F", "\U000E0061", "\u115F",
    // Emoji.
    "👍", "👩\u200D👧", "🇱🇾", "❤\uFE0F",
    // Digits and their separators.
    "0", "12", "٣", "۴", "𝟚", "५", ".", ",", "/", ":", "٫", "٬",
    // Quotes and brackets.
    "\"", "\"", "«", "»", "“", "”", "‘", "’", "'", "''", "{", "}", "<<", ">>", "(", ")", "„",
    // Stops and other punctuation.
    "..", "…", "؟", "!", "،", "؛", "-", "*", "•", "#", "_", "%", "۔", "。",
    // White space.
    " ", " ", " ", " ", "\u00A0", "\t", "\u3000", "\u2003", "\n", "\n", "\r\n", "\r", "\u2028",
    "\u2029", "\u0085", "\n\n"};

std::string RandomText(std::minstd_rand* random) {
  std::string text;
  const size_t pieces = (*random)() % 60;
  for (size_t i = 0; i < pieces; ++i) text += kPieces[(*random)() % std::size(kPieces)];
  return text;
}

TEST(TextPropertiesTest, HoldForRandomTexts) {
  std::minstd_rand random(20170324);
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = RandomText(&random);
    ASSERT_EQ(FindBrokenProperty(text), "") << i << ": " << absl::CHexEscape(text) << "\n" << text;
  }
}

TEST(TextPropertiesTest, HoldForAMarkBehindACutRow) {
  std::string text = "ق";
  for (int i = 0; i < 40; ++i) text += "\u064E\u0651";
  for (int i = 0; i < 40; ++i) text += "\u0308\u0323";
  EXPECT_EQ(FindBrokenProperty("قَ" + text + "لوزير"), "");
  EXPECT_EQ(FindBrokenProperty("h\u064E" + text + "\u060A" + text + "لوزير سامي"), "");
}

TEST(TextPropertiesTest, HoldForLongRowsOfMarks) {
  static constexpr const char* kMarks[] = {"\u0301", "\u0308", "\u0323", "\u0344",
                                           "\u0F73", "\u064E", "\u0651", "\u0338",
                                           "\u05B4", "\u200D", "\uFC5E", "e"};
  std::minstd_rand random(1912);
  for (int i = 0; i < 500; ++i) {
    std::string text = "e";
    const size_t kinds = 1 + random() % std::size(kMarks);
    for (size_t n = random() % 200; n > 0; --n) text += kMarks[random() % kinds];
    ASSERT_EQ(FindBrokenProperty(text), "") << i << ": " << absl::CHexEscape(text);
  }
}

TEST(TextPropertiesTest, HoldForRandomTextsWithABrokenByte) {
  std::minstd_rand random(1958);
  for (int i = 0; i < 3'000; ++i) {
    std::string text = RandomText(&random);
    if (text.empty()) continue;
    text[random() % text.size()] = static_cast<char>(random());
    ASSERT_EQ(FindBrokenProperty(text), "") << i << ": " << absl::CHexEscape(text);
  }
}

TEST(TextPropertiesTest, FoldedTextStaysAsItIs) {
  std::minstd_rand random(7);
  for (int i = 0; i < 5'000; ++i) {
    const std::string folded = Fold(RandomText(&random));
    ASSERT_EQ(Fold(folded), folded) << absl::CHexEscape(folded);
  }
}

// What a look-ahead without bound may run over.
constexpr const char* kUniform[] = {"ا",
                                    "\u064E",
                                    "\u0653",
                                    "ـ",
                                    "\"",
                                    "«",
                                    "» ",
                                    "' ",
                                    ". ",
                                    "! ",
                                    ") . ",
                                    "(! ",
                                    "\n",
                                    "؟\n",
                                    "س:\n",
                                    "ج: \"\n",
                                    "« \" “ ",
                                    "” \" ",
                                    "د. ",
                                    "سي.",
                                    "1. ",
                                    "ﻻ ",
                                    "e\u0323\u0301",
                                    "👍",
                                    "و\"و ",
                                    "\" \n",
                                    "،\n",
                                    "a'",
                                    "1,"};

// One mebibyte of the same thing: a quadratic step would not come back in the
// time that CTest allows.
TEST(TextPropertiesTest, LongUniformTextsStayLinear) {
  for (const char* piece : kUniform) {
    std::string text;
    while (text.size() < 1 << 20) text += piece;
    auto normalized = NormalizedText::Create(text);
    ASSERT_TRUE(normalized.ok());
    const TokenizedText tokens(*std::move(normalized));
    const std::vector<Sentence> sentences = SplitSentences(tokens);
    const std::vector<Quotation> quotations = FindQuotations(tokens, sentences);
    EXPECT_EQ(tokens.size() == 0, sentences.empty()) << piece;
    EXPECT_LE(quotations.size(), tokens.size()) << piece;
  }
}

}  // namespace
}  // namespace isnad::text
