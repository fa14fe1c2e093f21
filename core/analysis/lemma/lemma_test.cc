// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/lemma/lemma.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/text/fold.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

std::string First(absl::string_view word) {
  const Lemmas lemmas = LemmasOf(text::Fold(word));
  return lemmas.empty() ? "" : std::string(lemmas[0]);
}

TEST(LemmaTest, FindsTheVerbOfItsForms) {
  for (const auto& [form, lemma] :
       std::initializer_list<std::pair<const char*, const char*>>{{"يدعمون", "دعم"},
                                                                  {"سيعلن", "أعلن"},
                                                                  {"يعلن", "أعلن"},
                                                                  {"وأعلنت", "أعلن"},
                                                                  {"نفت", "نفى"},
                                                                  {"تنفي", "نفى"},
                                                                  {"ارتفعت", "ارتفع"},
                                                                  {"ينخفض", "انخفض"},
                                                                  {"سيطروا", "سيطر"},
                                                                  {"يقول", "قال"},
                                                                  {"فتحوها", "فتح"}}) {
    EXPECT_EQ(First(form), text::Fold(lemma)) << form;
  }
}

TEST(LemmaTest, FindsNounsBehindTheirParticlesAndEndings) {
  for (const auto& [form, lemma] :
       std::initializer_list<std::pair<const char*, const char*>>{{"والحكومات", "حكومة"},
                                                                  {"سياستها", "سياسة"},
                                                                  {"للمدارس", "مدارس"},
                                                                  {"المفاوضات", "مفاوضة"},
                                                                  {"بالانسحاب", "انسحاب"},
                                                                  {"مسؤولون", "مسؤول"},
                                                                  {"مهندسين", "مهندس"},
                                                                  {"الجديدة", "جديد"}}) {
    EXPECT_EQ(First(form), text::Fold(lemma)) << form;
  }
}

TEST(LemmaTest, DoesNotKnowForeignNames) {
  for (const char* name : {"غوتيريش", "ستولتنبرغ", "ويذرسبون"}) EXPECT_EQ(First(name), "") << name;
  EXPECT_TRUE(LemmasOf("").empty());
  EXPECT_EQ(LemmaOf(""), "");
}

TEST(LemmaTest, UnknownWordsFallBackToTheirLightStem) {
  EXPECT_EQ(LemmaOf(text::Fold("بالفيسبوك")), LemmaOf(text::Fold("الفيسبوك")));
}

TEST(LemmaTest, TellsTheVerbOfVerbalNounsAndParticiples) {
  for (const auto& [noun, verb] :
       std::initializer_list<std::pair<const char*, const char*>>{{"ارتفاع", "ارتفع"},
                                                                  {"مرتفع", "ارتفع"},
                                                                  {"انخفاض", "انخفض"},
                                                                  {"استقالة", "استقال"},
                                                                  {"محاصرة", "حاصر"},
                                                                  {"تحذير", "حذر"},
                                                                  {"إعلان", "أعلن"},
                                                                  {"إنهاء", "أنهى"},
                                                                  {"مرفوض", "رفض"},
                                                                  {"سيطرة", "سيطر"},
                                                                  {"معارض", "عارض"}}) {
    EXPECT_EQ(VerbOfNoun(text::Fold(noun)), text::Fold(verb)) << noun;
  }
  for (const char* noun : {"شارع", "وزير", "ليبيا", ""}) {
    EXPECT_EQ(VerbOfNoun(text::Fold(noun)), "") << noun;
  }
}

TEST(LemmaTest, WordsOfOneRootMeet) {
  const auto root = [](const char* word) { return RootGuess(text::Fold(word)); };
  EXPECT_EQ(root("قتيل"), root("مقتل"));
  EXPECT_EQ(root("سلاح"), root("أسلحة"));
  EXPECT_EQ(root("ارتفاع"), root("رفع"));
  EXPECT_EQ(root("انخفاض"), root("خفض"));
  EXPECT_EQ(root("انتخاب"), root("منتخب"));
  EXPECT_NE(root("قتيل"), root("قليل"));
  EXPECT_EQ(root("قوة"), "");
}

}  // namespace
}  // namespace isnad::analysis
