// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/tokens.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

using ::testing::ElementsAre;

TokenizedText Tokenize(const std::string& raw) {
  return TokenizedText(*NormalizedText::Create(raw));
}

// Surfaces, each behind the letter of its kind.
std::vector<std::string> Describe(const std::string& raw) {
  const TokenizedText text = Tokenize(raw);
  std::vector<std::string> described;
  for (const Token& token : text.tokens()) {
    described.push_back("WNP<>\""[static_cast<int>(token.kind)] +
                        (":" + std::string(token.surface)));
  }
  return described;
}

TEST(TokensTest, WordsKeepInnerDigitsHyphensAndApostrophes) {
  EXPECT_THAT(Describe("المسار24 وإف-16 الأنغلو-سكسونية O'Neil l’homme"),
              ElementsAre("W:المسار24", "W:وإف-16", "W:الأنغلو-سكسونية", "W:O'Neil", "W:l’homme"));
  EXPECT_THAT(Describe("-جواب كلمة- موسكو - بيروت"),
              ElementsAre("P:-", "W:جواب", "W:كلمة", "P:-", "W:موسكو", "P:-", "W:بيروت"));
  EXPECT_THAT(Describe("أبريل/نيسان #هدنة_القرية"),
              ElementsAre("W:أبريل", "P:/", "W:نيسان", "P:#", "W:هدنة", "P:_", "W:القرية"));
}

TEST(TokensTest, NumbersKeepTheirSeparators) {
  EXPECT_THAT(Describe("4.2 7,000 24/7 16/5/2014 10:30 ٣٫٥ ١٬٠٠٠ ½"),
              ElementsAre("N:4.2", "N:7,000", "N:24/7", "N:16/5/2014", "N:10:30", "N:3٫5",
                          "N:1٬000", "N:1⁄2"));
  EXPECT_THAT(Describe("عام 2017. 80%، 3-1 130شخصا"),
              ElementsAre("W:عام", "N:2017", "P:.", "N:80", "P:%", "P:،", "N:3", "P:-", "N:1",
                          "N:130", "W:شخصا"));
}

TEST(TokensTest, PunctuationStandsAlone) {
  EXPECT_THAT(Describe("نعم.. لا… (ربما)؟!"),
              ElementsAre("W:نعم", "P:..", "W:لا", "P:...", "P:(", "W:ربما", "P:)", "P:؟", "P:!"));
  EXPECT_THAT(Describe("--- 👍"), ElementsAre("P:-", "P:-", "P:-", "P:👍"));
}

TEST(TokensTest, QuoteMarksByWhatTheyCanDo) {
  EXPECT_THAT(
      Describe("«أ» “ب” \"ج\" ‘د’ ''ه'' {و» <<ز>>"),
      ElementsAre("<:«", "W:أ", ">:»", "<:“", "W:ب", ">:”", "\":\"", "W:ج", "\":\"", "<:‘", "W:د",
                  ">:’", "\":''", "W:ه", "\":''", "<:{", "W:و", ">:»", "<:<<", "W:ز", ">:>>"));
  EXPECT_THAT(Describe("لـ«العهد» و’نعم"),
              ElementsAre("W:ل", "<:«", "W:العهد", ">:»", "W:و", ">:’", "W:نعم"));
}

TEST(TokensTest, CountsSpaceAndLineBreaksBefore) {
  const TokenizedText text = Tokenize("أ ب،\r\nج\n \n\u200Fد");
  ASSERT_EQ(text.size(), 5u);
  EXPECT_FALSE(text[0].space_before);
  EXPECT_TRUE(text[1].space_before);
  EXPECT_FALSE(text[2].space_before);
  EXPECT_EQ(text[1].breaks_before, 0);
  EXPECT_EQ(text[3].breaks_before, 1);
  EXPECT_EQ(text[4].breaks_before, 2);
  EXPECT_EQ(Tokenize(std::string(1000, '\n') + "أ")[0].breaks_before, 255);
}

TEST(TokensTest, FoldedFormAndRawText) {
  const TokenizedText text = Tokenize("زار الـمـسـؤولُ \u202Bالقاهرةَ\u202C عام ٢٠١٧.");
  EXPECT_EQ(text[1].surface, "المسؤول");
  EXPECT_EQ(text[1].folded, "المسوول");
  EXPECT_EQ(text[2].folded, "القاهره");
  EXPECT_EQ(text.RawText(1, 2), "الـمـسـؤول");
  EXPECT_EQ(text.RawText(2, 3), "القاهرة");
  EXPECT_EQ(text.RawText(3, 6), "عام ٢٠١٧.");
}

TEST(TokensTest, ViewsOutliveAMove) {
  TokenizedText text = Tokenize("أُسرة");
  const TokenizedText moved(std::move(text));
  EXPECT_EQ(moved[0].surface, "أسرة");
  EXPECT_EQ(moved[0].folded, "اسره");
}

TEST(TokensTest, TextWithoutTokens) {
  EXPECT_EQ(Tokenize("").size(), 0u);
  EXPECT_EQ(Tokenize(" \n\u200F").size(), 0u);
}

}  // namespace
}  // namespace isnad::text
