// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/fold.h"

#include <string>

#include "core/text/normalized_text.h"
#include "gtest/gtest.h"

namespace isnad::text {
namespace {

// What Apache Lucene's TestArabicNormalizationFilter documents, test by test,
// against our normalization and folding together.
struct LuceneCase {
  const char* name;
  const char* input;
  const char* expected;
};

class LuceneArabicNormalizationTest : public testing::TestWithParam<LuceneCase> {};

TEST_P(LuceneArabicNormalizationTest, Folds) {
  EXPECT_EQ(FoldText(GetParam().input), GetParam().expected);
}

INSTANTIATE_TEST_SUITE_P(
    All, LuceneArabicNormalizationTest,
    testing::Values(
        LuceneCase{"AlifMadda", "آجن", "اجن"}, LuceneCase{"AlifHamzaAbove", "أحمد", "احمد"},
        LuceneCase{"AlifHamzaBelow", "إعاذ", "اعاذ"}, LuceneCase{"AlifMaksura", "بنى", "بني"},
        LuceneCase{"TehMarbuta", "فاطمة", "فاطمه"}, LuceneCase{"Tatweel", "روبرـــــت", "روبرت"},
        LuceneCase{"Fatha", "مَبنا", "مبنا"}, LuceneCase{"Kasra", "علِي", "علي"},
        LuceneCase{"Damma", "بُوات", "بوات"}, LuceneCase{"Fathatan", "ولداً", "ولدا"},
        LuceneCase{"Kasratan", "ولدٍ", "ولد"}, LuceneCase{"Dammatan", "ولدٌ", "ولد"},
        LuceneCase{"Sukun", "نلْسون", "نلسون"}, LuceneCase{"Shaddah", "هتميّ", "هتمي"}),
    [](const auto& test) { return test.param.name; });

TEST(FoldTest, SpellingsMeet) {
  EXPECT_EQ(Fold("مسؤول"), "مسوول");
  EXPECT_EQ(Fold("رئيس"), "رييس");
  EXPECT_EQ(Fold("ٱلله"), "الله");
  EXPECT_EQ(Fold("سماء"), Fold("سما"));
  EXPECT_EQ(Fold("کابل"), Fold("كابل"));
  EXPECT_EQ(Fold("علی"), Fold("على"));
  EXPECT_EQ(Fold("گروه"), "كروه");
}

TEST(FoldTest, WordsThatDifferStayApart) {
  EXPECT_NE(Fold("سأل"), Fold("سائل"));
  EXPECT_NE(Fold("جزء"), Fold("جزر"));
  EXPECT_EQ(Fold("مرء"), "مر") << "only a free hamza at the end goes";
  EXPECT_EQ(Fold("قراءة"), "قراءه");
  EXPECT_EQ(Fold("ء"), "ء") << "a word is never folded to nothing";
}

TEST(FoldTest, LatinInLowerCase) {
  EXPECT_EQ(Fold("BBC"), "bbc");
  EXPECT_EQ(Fold("École"), "école");
  EXPECT_EQ(Fold("F-16"), "f-16");
}

TEST(FoldTest, AppendsBehindWhatIsThere) {
  std::string out = "ء";
  AppendFolded("ماء", &out);
  EXPECT_EQ(out, "ءما");
}

TEST(FoldTextTest, JoinsWordsAndNumbersByOneSpace) {
  EXPECT_EQ(FoldText("  «الهُدنة»،\n عام ٢٠١٧!"), "الهدنه عام 2017");
  EXPECT_EQ(FoldText("؟!"), "");
  EXPECT_EQ(FoldText("\xFF"), "");
}

}  // namespace
}  // namespace isnad::text
