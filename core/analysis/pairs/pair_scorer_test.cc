// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_scorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace isnad::analysis {
namespace {

using model::ContradictionType;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const PairScorer& Scorer() {
  static const auto& scorer = *new auto(PairScorer::Create());
  return *scorer;
}

struct Said {
  std::string text;
  std::string holder;
};

PairText Prepare(const Said& said) {
  auto text = Scorer().Prepare({said.text, said.holder});
  EXPECT_TRUE(text.ok()) << text.status();
  return text.ok() ? *std::move(text) : PairText();
}

PairVerdict Score(const Said& a, const Said& b) { return Scorer().Score(Prepare(a), Prepare(b)); }

const Said kReport{"اتهم المجلس البلدي شركة الرمال بردم مجرى النهر", "المجلس البلدي"};
const Said kDenial{"نفت شركة الرمال ردم مجرى النهر", "شركة الرمال"};

TEST(PairScorerTest, ADenialContradictsTheReport) {
  const PairVerdict verdict = Score(kReport, kDenial);
  EXPECT_EQ(verdict.relation, PairRelation::kContradicts);
  EXPECT_THAT(verdict.types, Contains(ContradictionType::kDenialVsReport));
  ASSERT_THAT(verdict.conflicts, Not(IsEmpty()));
  EXPECT_EQ(verdict.conflicts[0].a, "بردم");
  EXPECT_EQ(verdict.conflicts[0].b, "نفت");
  EXPECT_TRUE(verdict.conflicts[0].b_opposes);
}

TEST(PairScorerTest, TellsHowFarBothSpeakOfOneThing) {
  const PairVerdict one = Score(kReport, kDenial);
  const PairVerdict apart = Score(kReport, {"نفت شركة الرمال تسريح العمال", "شركة الرمال"});
  EXPECT_EQ(one.coverage, 1);
  EXPECT_EQ(one.denied_cover, 1);
  EXPECT_LT(apart.coverage, 0.8);
  EXPECT_LT(apart.denied_cover, 0.8);
}

TEST(PairScorerTest, HeadlinesThatSayTheOpposite) {
  const PairVerdict verdict =
      Score({"ارتفاع أسعار القمح في الأسواق المحلية", ""}, {"انخفاض أسعار القمح محليا", ""});
  EXPECT_EQ(verdict.relation, PairRelation::kContradicts);
  EXPECT_THAT(verdict.types, Contains(ContradictionType::kAntonym));
  EXPECT_EQ(verdict.conflicts[0].a, "ارتفاع");
  EXPECT_EQ(verdict.conflicts[0].b, "انخفاض");
}

TEST(PairScorerTest, OneClaimInTwoWordings) {
  EXPECT_EQ(Score({"ارتفاع أسعار القمح في الأسواق المحلية", ""},
                  {"صعود أسعار القمح في الأسواق المحلية", ""})
                .relation,
            PairRelation::kCorroborates);
  EXPECT_EQ(Score({"غرق ثلاثة صيادين قرب ميناء الرمال", "خفر السواحل"},
                  {"3 صيادين غرقوا قرب ميناء الرمال", "مستشفى الأمل"})
                .relation,
            PairRelation::kCorroborates);
}

TEST(PairScorerTest, OtherMattersAreUnrelated) {
  EXPECT_EQ(Score({"سيطرت كتائب الشمال على مطار الزهراء", ""},
                  {"ارتفعت أسعار القمح في الأسواق المحلية", ""})
                .relation,
            PairRelation::kUnrelated);
  const PairVerdict verdict = Score({"غرق ثلاثة صيادين قرب ميناء الرمال", "خفر السواحل"},
                                    {"تبدأ الامتحانات بعد أسبوعين", "وزارة التربية"});
  EXPECT_EQ(verdict.relation, PairRelation::kUnrelated);
  EXPECT_THAT(verdict.types, IsEmpty());
  EXPECT_THAT(verdict.conflicts, IsEmpty());
}

TEST(PairScorerTest, ExchangingTheTextsExchangesTheConflicts) {
  const PairVerdict forth = Score(kReport, kDenial), back = Score(kDenial, kReport);
  EXPECT_EQ(forth.probabilities, back.probabilities);
  EXPECT_EQ(forth.types, back.types);
  ASSERT_EQ(forth.conflicts.size(), back.conflicts.size());
  for (size_t i = 0; i < forth.conflicts.size(); ++i) {
    EXPECT_EQ(forth.conflicts[i].a, back.conflicts[i].b);
    EXPECT_EQ(forth.conflicts[i].b, back.conflicts[i].a);
    EXPECT_NE(forth.conflicts[i].b_opposes, back.conflicts[i].b_opposes);
  }
}

TEST(PairScorerTest, ProbabilitiesAddUp) {
  const PairProbabilities p = Score(kReport, kDenial).probabilities;
  EXPECT_NEAR(std::accumulate(p.begin(), p.end(), 0.0), 1, 1e-9);
}

TEST(PairScorerTest, AContradictionOfTheRulesMakesOneLikelier) {
  const PairText a = Prepare({"ارتفاع أسعار القمح", ""}), b = Prepare({"أسعار القمح اليوم", ""});
  EXPECT_GT(Scorer().Score(a, b, RuleFinding::kContradiction).probabilities[0],
            Scorer().Score(a, b).probabilities[0]);
}

TEST(PairScorerTest, NoTextAtAllIsUnrelated) {
  EXPECT_EQ(Score({"", ""}, {"", ""}).relation, PairRelation::kUnrelated);
  EXPECT_EQ(Score({"", "خفر السواحل"}, kDenial).relation, PairRelation::kUnrelated);
}

TEST(PairScorerTest, ExplanationsNameTheWords) {
  const PairVerdict verdict = Score(kReport, kDenial);
  const PairExplanation explanation =
      Scorer().Explain(verdict, {kReport.holder, kReport.text}, {kDenial.holder, kDenial.text});
  for (const std::string& sentence : {explanation.english, explanation.arabic}) {
    EXPECT_THAT(sentence, HasSubstr("المجلس البلدي"));
    EXPECT_THAT(sentence, HasSubstr("شركة الرمال"));
    EXPECT_THAT(sentence, HasSubstr("نفت"));
    EXPECT_THAT(sentence, Not(HasSubstr("{")));
  }
  const PairExplanation none = Scorer().Explain({}, {"", ""}, {"", ""});
  EXPECT_EQ(none.english + none.arabic, "");
}

TEST(PairScorerTest, BrokenTextIsAnError) {
  EXPECT_EQ(Scorer().Prepare({"\xFF", ""}).status().code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace isnad::analysis
