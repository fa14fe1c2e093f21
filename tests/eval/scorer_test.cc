// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/scorer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/eval/markup.h"
#include "tests/eval/report.h"

namespace isnad::eval {
namespace {

using model::SpeechAct;
using model::StatementKind;
using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

constexpr char kArticle[] =
    "outlet: الأفق\n"
    "published: 2024-03-05\n"
    "@h سامي الحداد\n"
    "@n منى النجار\n"
    "@r رويترز\n"
    "\n"
    "عنوان\n"
    "\n"
    "قال الحداد إن {h via=r|السد سليم والماء كاف} أمس. "
    "وقالت النجار إن {n direct #dropped|الماء لا يكفي} الآن. "
    "وأعلن {n announce ? #nominal|استقالتها} فجأة.";

class ScorerTest : public ::testing::Test {
 protected:
  static GoldArticle Gold() { return ReadMarkup("a.txt", kArticle).value(); }

  Prediction Says(absl::string_view part, absl::string_view speaker) const {
    Prediction prediction;
    prediction.begin = gold_.text.find(std::string(part));
    EXPECT_NE(prediction.begin, std::string::npos) << part;
    prediction.end = prediction.begin + part.size();
    prediction.speaker = std::string(speaker);
    prediction.act = SpeechAct::kAssert;
    prediction.kind = StatementKind::kIndirectSpeech;
    return prediction;
  }

  const Tally& Score(const std::vector<Prediction>& predictions) {
    scorer_.Add(gold_, predictions);
    return scorer_.tally();
  }

  const GoldArticle gold_ = Gold();
  const SpeakerMatcher matcher_{"وزير"};
  Scorer scorer_{&matcher_};
};

TEST_F(ScorerTest, AllRight) {
  Prediction first = Says("السد سليم والماء كاف", "الحداد");
  first.chain = {"وكالة رويترز"};
  Prediction second = Says("الماء لا يكفي", "منى النجار");
  second.kind = StatementKind::kDirectQuote;
  const Tally& tally = Score({first, second});
  EXPECT_DOUBLE_EQ(tally.token_f1(), 1.0);
  EXPECT_DOUBLE_EQ(tally.span_f1(), 1.0);
  EXPECT_EQ(tally.token_recall.whole, 7u);
  EXPECT_DOUBLE_EQ(tally.statement_precision.value(), 1.0);
  EXPECT_DOUBLE_EQ(tally.statement_recall.value(), 1.0);
  EXPECT_DOUBLE_EQ(tally.act_accuracy.value(), 1.0);
  EXPECT_DOUBLE_EQ(tally.kind_accuracy.value(), 1.0);
  EXPECT_DOUBLE_EQ(tally.carrier_recall.value(), 1.0);
  EXPECT_THAT(scorer_.misses(), IsEmpty());
}

TEST_F(ScorerTest, WrongCarrierCostsPrecisionAndRecall) {
  Prediction first = Says("السد سليم والماء كاف", "الحداد");
  first.chain = {"صحيفة المرفأ"};
  const Tally& tally = Score({first});
  EXPECT_EQ(tally.carrier_precision.whole, 1u);
  EXPECT_DOUBLE_EQ(tally.carrier_precision.value(), 0.0);
  EXPECT_DOUBLE_EQ(tally.carrier_recall.value(), 0.0);
  EXPECT_THAT(scorer_.misses(), Contains(HasSubstr("CARRIER")));
}

TEST_F(ScorerTest, NothingFound) {
  const Tally& tally = Score({});
  EXPECT_DOUBLE_EQ(tally.token_f1(), 0.0);
  EXPECT_EQ(tally.statement_recall.whole, 2u);
  EXPECT_EQ(tally.statement_precision.whole, 0u);
  EXPECT_THAT(scorer_.misses(), ElementsAre(HasSubstr("MISSED"), HasSubstr("MISSED")));
}

TEST_F(ScorerTest, AWrongSpeakerCostsTokensButNotTheSpan) {
  const Tally& tally = Score({Says("السد سليم والماء كاف", "النجار")});
  EXPECT_DOUBLE_EQ(tally.span_precision.value(), 1.0);
  EXPECT_DOUBLE_EQ(tally.token_precision.value(), 0.0);
  EXPECT_DOUBLE_EQ(tally.speaker_accuracy.value(), 0.0);
  EXPECT_EQ(tally.speaker_accuracy.whole, 1u);
  EXPECT_DOUBLE_EQ(tally.statement_precision.value(), 0.0);
  EXPECT_THAT(scorer_.misses(), UnorderedElementsAre(HasSubstr("got النجار"), HasSubstr("MISSED"),
                                                     HasSubstr("WRONG")));
}

TEST_F(ScorerTest, HalfOfTheWordsIsEnoughForAStatementNotForTokens) {
  const Tally& tally = Score({Says("السد سليم", "الحداد")});
  EXPECT_EQ(tally.statement_recall.part, 1u);
  EXPECT_EQ(tally.token_recall.part, 2u);
  EXPECT_DOUBLE_EQ(tally.token_precision.value(), 1.0);
}

TEST_F(ScorerTest, TooLongASpanCostsPrecision) {
  const Tally& tally = Score({Says("إن السد سليم والماء كاف أمس", "الحداد")});
  EXPECT_EQ(tally.token_precision.part, 4u);
  EXPECT_EQ(tally.token_precision.whole, 6u);
  EXPECT_DOUBLE_EQ(tally.statement_precision.value(), 1.0);
}

TEST_F(ScorerTest, PartsOfOneStatementAddUp) {
  const Tally& tally = Score({Says("السد", "الحداد"), Says("والماء كاف", "الحداد")});
  EXPECT_EQ(tally.statement_recall.part, 1u);
  EXPECT_EQ(tally.token_recall.part, 3u);
}

TEST_F(ScorerTest, OptionalIsNeitherRequiredNorPunished) {
  const Tally& tally = Score({Says("استقالتها", "سامي الحداد")});
  EXPECT_EQ(tally.token_precision.whole, 0u);
  EXPECT_EQ(tally.statement_precision.whole, 0u);
  EXPECT_EQ(tally.statement_recall.whole, 2u);
}

TEST_F(ScorerTest, AnEmptyPredictionIsWrong) {
  const Tally& tally = Score({Says(". ", "الحداد")});
  EXPECT_EQ(tally.statement_precision.whole, 1u);
  EXPECT_EQ(tally.statement_precision.part, 0u);
}

TEST_F(ScorerTest, TheActOfTheBestPredictionCounts) {
  Prediction whole = Says("السد سليم والماء كاف", "الحداد");
  whole.act = SpeechAct::kDeny;
  const Tally& tally = Score({Says("السد سليم", "الحداد"), whole});
  EXPECT_EQ(tally.act_accuracy.whole, 1u);
  EXPECT_EQ(tally.act_accuracy.part, 0u);
  EXPECT_THAT(scorer_.misses(), testing::Contains(HasSubstr("act deny, not assert")));
}

TEST_F(ScorerTest, RecallByConstructionLeavesOptionalOut) {
  const Tally& tally = Score({Says("السد سليم والماء كاف", "الحداد")});
  ASSERT_EQ(tally.recall_by_construction.size(), 2u);
  EXPECT_EQ(tally.recall_by_construction.at("vs").part, 1u);
  EXPECT_EQ(tally.recall_by_construction.at("dropped").part, 0u);
}

TEST_F(ScorerTest, ArticlesAddUp) {
  scorer_.Add(gold_, {Says("السد سليم والماء كاف", "الحداد")});
  scorer_.Add(gold_, {});
  EXPECT_EQ(scorer_.tally().statement_recall.whole, 4u);
  EXPECT_EQ(scorer_.tally().statement_recall.part, 1u);
}

TEST_F(ScorerTest, ReportsForPersonsAndPrograms) {
  const Tally& tally = Score({Says("السد سليم والماء كاف", "الحداد")});
  EXPECT_THAT(FiguresAsTable(tally), HasSubstr("statement_recall     0.500"));
  EXPECT_THAT(FiguresAsTable(tally), HasSubstr("dropped            0.000  0 of 1"));
  EXPECT_THAT(FiguresAsJson(tally), HasSubstr("\"statement_recall\":0.5"));
}

}  // namespace
}  // namespace isnad::eval
