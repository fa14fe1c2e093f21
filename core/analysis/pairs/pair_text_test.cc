// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "absl/strings/str_cat.h"
#include "core/analysis/pairs/testing_pairs.h"

namespace isnad::analysis {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;

// The words that the text holds not to be so.
std::vector<std::string> Negative(const std::string& text) {
  std::vector<std::string> words;
  for (const PairWord& word : ReadText(text).words) {
    if (word.negative) words.push_back(word.surface);
  }
  return words;
}

std::vector<std::string> Heads(const std::string& text) {
  std::vector<std::string> words;
  for (const PairWord& word : ReadText(text).words) {
    if (word.heads_negation) words.push_back(word.surface);
  }
  return words;
}

TEST(PairTextTest, FunctionWordsSayNothing) {
  const PairText text = ReadText("غرق القارب في الميناء");
  std::vector<std::string> words;
  for (const PairWord& word : text.words) words.push_back(word.surface);
  EXPECT_THAT(words, ElementsAre("غرق", "القارب", "الميناء"));
}

TEST(PairTextTest, ANegationReachesIntoItsClause) {
  EXPECT_THAT(Negative("لم تغلق البلدية السوق"), ElementsAre("تغلق", "البلدية", "السوق"));
  EXPECT_THAT(Negative("لم تغلق البلدية السوق، وفتحت الميناء"), Not(Contains("الميناء")));
  EXPECT_THAT(Negative("لم تغلق السوق لكنها أغلقت الميناء"), Not(Contains("الميناء")));
  EXPECT_THAT(Negative("أغلقت البلدية السوق"), IsEmpty());
}

TEST(PairTextTest, ANounIsNegatedAlone) {
  EXPECT_THAT(Negative("وصل القارب دون ركاب مساء"), ElementsAre("ركاب"));
}

TEST(PairTextTest, ADenialDeniesAllThatFollows) {
  const PairText text = ReadText("نفت البلدية إغلاق السوق");
  EXPECT_TRUE(text.denies);
  EXPECT_THAT(Negative("نفت البلدية إغلاق السوق"), Contains("إغلاق"));
}

TEST(PairTextTest, WhatIsSaidAfterADenialIsNotDenied) {
  const std::string text = "نفت البلدية إغلاق السوق وقالت إن الميناء مفتوح";
  EXPECT_THAT(Negative(text), Contains("إغلاق"));
  EXPECT_THAT(Negative(text), Not(Contains("مفتوح")));
  EXPECT_TRUE(ReadText(text).denies);
}

TEST(PairTextTest, WhatIsSaidToBeUntrueStandsBefore) {
  EXPECT_TRUE(ReadText("خبر إغلاق السوق غير صحيح").denies);
  EXPECT_THAT(Negative("خبر إغلاق السوق غير صحيح"), Contains("إغلاق"));
}

TEST(PairTextTest, ADenialThatIsNegatedIsNone) {
  EXPECT_FALSE(ReadText("لم تنف البلدية إغلاق السوق").denies);
}

TEST(PairTextTest, AnExceptionTurnsANegationRound) {
  EXPECT_THAT(Negative("لم يحضر اللقاء إلا نائبان"), IsEmpty());
  EXPECT_THAT(ReadText("لم يحضر اللقاء سوى نائبين").against, IsEmpty());
  EXPECT_THAT(Negative("لم يحضر اللقاء، وغاب النائبان"), Contains("يحضر"));
}

TEST(PairTextTest, AWordThatBeginsLikeAParticleIsListedAsWritten) {
  EXPECT_FALSE(ReadText("عاد الصياد إلى البركة").denies);
  EXPECT_TRUE(ReadText("قصة الصياد فبركة").denies);
}

TEST(PairTextTest, OfWhatANegationSpeaksFirst) {
  EXPECT_THAT(Heads("لم تغلق البلدية السوق"), ElementsAre("تغلق"));
  EXPECT_THAT(Heads("فشلت البلدية في إغلاق السوق"), ElementsAre("البلدية"));
  EXPECT_THAT(Heads("أغلقت البلدية السوق"), IsEmpty());
}

TEST(PairTextTest, AnAsideOfAnUnnamedSourceNegatesNothing) {
  EXPECT_THAT(ReadText("قال مسؤول لم يكشف عن اسمه إن السوق مغلق").against, IsEmpty());
}

TEST(PairTextTest, NumbersKnowTheirUnitAndPlace) {
  const PairText text = ReadText("غرق 12 صيادا بينهم 3 أطفال");
  ASSERT_EQ(text.quantities.size(), 2u);
  EXPECT_EQ(text.quantities[0].quantity.value, 12);
  EXPECT_FALSE(text.quantities[0].is_part);
  EXPECT_TRUE(text.quantities[1].is_part);
  EXPECT_EQ(text.words[text.quantities[0].word].surface, "12");
  const PairText share = ReadText("عاد 8 قوارب من أصل 20 قاربا");
  ASSERT_EQ(share.quantities.size(), 2u);
  EXPECT_TRUE(share.quantities[0].is_part);
  EXPECT_FALSE(share.quantities[1].is_part);
}

TEST(PairTextTest, DaysStandApart) {
  const PairText text = ReadText("تفتح السوق في 24 حزيران/يونيو 2018");
  EXPECT_EQ(text.times.size(), 1u);
  EXPECT_THAT(text.quantities, IsEmpty());
}

TEST(PairTextTest, OfAHolderTheNamesCount) {
  const PairText text = ReadText("السوق مغلق", "وزارة التجارة القطرية");
  ASSERT_EQ(text.holder_words.size(), 1u);
  EXPECT_EQ(text.holder_words[0].folded, "القطريه");
  EXPECT_EQ(ReadText("السوق مغلق", "حزب العمال").holder_words.size(), 2u);
}

TEST(PairTextTest, RangesCountInTheTextAsReceived) {
  const std::string raw = "غَرِقَ القارِب";
  const PairText text = ReadText(raw);
  ASSERT_EQ(text.words.size(), 2u);
  EXPECT_EQ(raw.substr(text.words[1].range.begin), "القارِب");
}

TEST(PairTextTest, OfVeryManyNumbersTheFirstAreRead) {
  std::string text;
  for (int i = 0; i < 500; ++i) absl::StrAppend(&text, "غرق ", i + 3, " صيادا، ");
  EXPECT_EQ(ReadText(text).quantities.size(), kMostAmounts);
}

TEST(PairTextTest, BrokenTextIsAnError) {
  EXPECT_EQ(ReadPairText({"غرق \xD8", ""}, TestBook()).status().code(),
            absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace isnad::analysis
