// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/word_relation.h"

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "query-service/testing.h"

namespace isnad::query {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const SideWords kReport{"اتهم المجلس البلدي شركة الرمال بردم مجرى النهر", "المجلس البلدي", "A"};
const SideWords kDenial{"نفت شركة الرمال ردم مجرى النهر", "شركة الرمال", "B"};

Relation RelateTexts(const SideWords& a, const SideWords& b, Relation frames = {}) {
  const auto relation = RelateWords(Analysis().scorer(), a, b, std::move(frames));
  EXPECT_TRUE(relation.ok()) << relation.status();
  return relation.ok() ? *relation : Relation();
}

TEST(WordRelationTest, WordsDecideWhereTheFramesAreSilent) {
  const Relation relation = RelateTexts(kReport, kDenial);
  EXPECT_EQ(relation.relation, v1::CLAIM_RELATION_CONTRADICTS);
  EXPECT_EQ(relation.rule, "pair-words");
  EXPECT_THAT(relation.types, Not(IsEmpty()));
  EXPECT_THAT(relation.explanation_en, HasSubstr("نفت"));
  EXPECT_THAT(relation.explanation_ar, HasSubstr("شركة الرمال"));
  EXPECT_EQ(
      kDenial.text.substr(relation.words_b.begin, relation.words_b.end - relation.words_b.begin),
      "نفت");
}

TEST(WordRelationTest, AContradictionOfTheFramesStands) {
  Relation frames;
  frames.relation = v1::CLAIM_RELATION_CONTRADICTS;
  frames.rule = "some-rule";
  frames.confidence = 0.9;
  const Relation relation = RelateTexts(kReport, kReport, frames);
  EXPECT_EQ(relation.relation, v1::CLAIM_RELATION_CONTRADICTS);
  EXPECT_EQ(relation.rule, "some-rule");
  EXPECT_GE(relation.confidence, 0.9);
}

TEST(WordRelationTest, WhereNobodyIsNamedTheOutletIsShown) {
  const Relation relation = RelateTexts({"ارتفاع أسعار القمح في الأسواق المحلية", "", "صدى الساحل"},
                                        {"انخفاض أسعار القمح في الأسواق المحلية", "", "B"});
  EXPECT_EQ(relation.relation, v1::CLAIM_RELATION_CONTRADICTS);
  EXPECT_THAT(relation.explanation_en, HasSubstr("صدى الساحل"));
}

TEST(WordRelationTest, UnrelatedTextsNeedNoReason) {
  const Relation relation =
      RelateTexts({"هطل المطر على الوادي", "", "A"}, {"تبدأ الامتحانات بعد أسبوعين", "", "B"});
  EXPECT_EQ(relation.relation, v1::CLAIM_RELATION_UNRELATED);
  EXPECT_EQ(relation.rule + relation.explanation_en + relation.explanation_ar, "");
}

}  // namespace
}  // namespace isnad::query
