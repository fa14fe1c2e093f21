// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/dialogue.h"

#include "core/analysis/statements/testing_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "speaker: content" of each answer.
std::vector<std::string> Answers(const std::string& title, const std::string& body) {
  std::vector<std::string> answers;
  for (const FoundStatement& found : ReadForTest(title, body).statements) {
    if (found.statement.rule != "interview-answer") continue;
    answers.push_back(found.statement.speaker.display_name + ": " + found.statement.text);
  }
  return answers;
}

TEST(DialogueTest, AnAnswerOfSeveralSentencesIsOneTurn) {
  EXPECT_THAT(
      Answers("حوار مع المهندس سامي الخطيب",
              "التقينا المهندس سامي الخطيب.\n\nس: متى ينتهي العمل؟\n\nج: في الصيف. أو في الخريف إن "
              "تأخر المال.\n\nس: ومن يدفع؟\n\nج: البلدية وحدها.\n\nووقف عند الباب وكشف عن خطة."),
      ElementsAre("سامي الخطيب: في الصيف. أو في الخريف إن تأخر المال",
                  "سامي الخطيب: البلدية وحدها"));
}

TEST(DialogueTest, LabelsThatTakeTurnsMarkAnInterview) {
  EXPECT_THAT(Answers("",
                      "استقبلنا المدير سامي الخطيب في مكتبه.\n\n"
                      "«المنار»: هل انتهت الأعمال؟\n"
                      "الخطيب: بقي الطابق الأخير. سنفتحه في الربيع.\n"
                      "«المنار»: وماذا عن الكلفة؟\n"
                      "الخطيب: لم تتغير منذ عامين.\n"),
              ElementsAre("سامي الخطيب: بقي الطابق الأخير. سنفتحه في الربيع",
                          "سامي الخطيب: لم تتغير منذ عامين"));
}

TEST(DialogueTest, DashesWhereEveryOtherTurnAsks) {
  EXPECT_THAT(Answers("",
                      "عاد المهندس سامي الخطيب من السفر.\n\n- كيف كانت الرحلة؟\n- طويلة "
                      "وباردة.\n- هل تعود؟\n- نعم، في الصيف المقبل.\n"),
              ElementsAre("سامي الخطيب: طويلة وباردة", "سامي الخطيب: نعم، في الصيف المقبل"));
}

TEST(DialogueTest, ListsAreNoInterviews) {
  EXPECT_THAT(Answers("",
                      "قرر المدير سامي الخطيب ما يأتي.\n\n- يغلق الباب ليلا.\n- يفتح عند "
                      "الفجر.\n- تضاء الممرات.\n- تنظف القاعات.\n"),
              IsEmpty());
  EXPECT_THAT(Answers("",
                      "نتائج المدير سامي الخطيب.\n\nالشمال: خمسة.\nالجنوب: ستة.\nالشرق: "
                      "سبعة.\nالغرب: عشرة.\n"),
              IsEmpty());
}

}  // namespace
}  // namespace isnad::analysis
