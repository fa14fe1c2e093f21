// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/dictionary/dictionary.h"

#include "core/text/fold.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

DictionarySense Sense(absl::string_view word) { return LookUpWord(text::Fold(word)); }

TEST(DictionaryTest, KnowsNounsInTheirEndings) {
  for (const absl::string_view word :
       {"هجوم", "مدرسة", "قرارات", "معلمون", "مهندسين", "يوما", "ساخرا", "مدينتان"}) {
    EXPECT_TRUE(Sense(word).noun) << word;
  }
}

TEST(DictionaryTest, KnowsFiniteVerbs) {
  for (const absl::string_view word :
       {"سئلت", "وصلت", "تعمل", "يزور", "هاجم", "استقبل", "أعلنوا"}) {
    EXPECT_TRUE(Sense(word).verb) << word;
  }
}

TEST(DictionaryTest, TellsWordsThatAreBoth) {
  EXPECT_TRUE(Sense("كتب").noun);
  EXPECT_TRUE(Sense("كتب").verb);
}

TEST(DictionaryTest, DoesNotKnowForeignNames) {
  for (const absl::string_view word :
       {"غوتيريش", "ساندرز", "يوشيهيد", "أردوغان", "ستولتنبرغ", "لافروف"}) {
    EXPECT_FALSE(Sense(word)) << word;
  }
}

TEST(DictionaryTest, KnowsNothingOfTheEmptyWord) { EXPECT_FALSE(LookUpWord("")); }

}  // namespace
}  // namespace isnad::analysis
