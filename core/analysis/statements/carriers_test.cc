// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Through whom words reached the article: the chain of each statement.
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/str_join.h"
#include "core/analysis/statements/statements.h"
#include "core/analysis/statements/testing_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using ::testing::ElementsAre;

// "speaker < carrier < carrier" of each attributed statement.
std::vector<std::string> Chains(std::string body) {
  std::vector<std::string> chains;
  for (const FoundStatement& found : ReadForTest("", std::move(body)).Attributed()) {
    std::vector<std::string> names = {found.statement.speaker.display_name};
    for (const auto& link : found.statement.chain) names.push_back(link.display_name);
    chains.push_back(absl::StrJoin(names, " < "));
  }
  return chains;
}

TEST(CarriersTest, WhoIsSpokenToCarries) {
  EXPECT_THAT(Chains("قالت وزيرة الصحة سلمى حداد لوكالة فرانس برس إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < وكالة فرانس برس"));
  EXPECT_THAT(Chains("وقالت سلمى حداد لـ\"الميدان\" إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < الميدان"));
  EXPECT_THAT(Chains("وقالت سلمى حداد في تصريح لـCNN إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < CNN"));
  EXPECT_THAT(Chains("وأضافت سلمى حداد في تصريح لتلفزيون \"دي. زد. تي\" أن اللقاح متوفر."),
              ElementsAre("سلمى حداد < تلفزيون دي زد تي"));
}

TEST(CarriersTest, InterviewsAndProgrammesCarry) {
  EXPECT_THAT(Chains("وفي مقابلة مع سي إن إن، قالت سلمى حداد إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < سي إن إن"));
  EXPECT_THAT(Chains("قالت سلمى حداد لبرنامج «صباح المدينة» على قناة الجزيرة إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < برنامج صباح المدينة < قناة الجزيرة"));
  EXPECT_THAT(Chains("ونشرت «النهضة» مقابلة مع وزيرة الصحة سلمى حداد، قالت فيها إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < النهضة"));
}

TEST(CarriersTest, PostsAreOfTheirPlatform) {
  EXPECT_THAT(Chains("وقالت سلمى حداد في تغريدة إن اللقاح متوفر."),
              ElementsAre("سلمى حداد < تويتر"));
  EXPECT_THAT(
      Chains("وقالت سلمى حداد عبر صفحتها على موقع التواصل الاجتماعي «فيسبوك» إن اللقاح متوفر."),
      ElementsAre("سلمى حداد < فيسبوك"));
  EXPECT_THAT(Chains("قالت سلمى حداد إن اللقاح متوفر. جاء ذلك في تغريدة لها مساء اليوم."),
              ElementsAre("سلمى حداد < تويتر"));
}

TEST(CarriersTest, WhatIsOnlySpokenOfCarriesNothing) {
  EXPECT_THAT(Chains("قالت سلمى حداد في مؤتمر صحفي إن اللقاح متوفر."), ElementsAre("سلمى حداد"));
  EXPECT_THAT(Chains("وردا على ما نشرته رويترز، قالت سلمى حداد إن اللقاح متوفر."),
              ElementsAre("سلمى حداد"));
  EXPECT_THAT(Chains("شن كريم سعيد هجوما على قناة الجزيرة، قائلا إن اللقاح متوفر."),
              ElementsAre("كريم سعيد"));
  EXPECT_THAT(Chains("وقالت سلمى حداد من موقع الحادث إن اللقاح متوفر."), ElementsAre("سلمى حداد"));
}

TEST(CarriersTest, PublishersOfStatementsCarry) {
  EXPECT_THAT(Chains("قالت النقابة الوطنية في بيان تلقت رويترز نسخة منه إن الإضراب مستمر."),
              ElementsAre("النقابة الوطنية < رويترز"));
  EXPECT_THAT(Chains("وأكدت سلمى حداد أن اللقاح متوفر، وذلك في حديث مع سكاي نيوز عربية."),
              ElementsAre("سلمى حداد < سكاي نيوز عربية"));
}

TEST(CarriersTest, WhoQuotesCarriesBehindWhoHeard) {
  EXPECT_THAT(Chains("نقلت رويترز عن وزير الصحة كريم سعيد قوله لصحيفة النهضة إن اللقاح متوفر."),
              ElementsAre("كريم سعيد < صحيفة النهضة < رويترز"));
  EXPECT_THAT(
      Chains("قالت سلمى حداد إن اللقاح متوفر. ونقلت عنها وكالة الأناضول أن المراكز مفتوحة."),
      ElementsAre("سلمى حداد", "سلمى حداد < وكالة الأناضول"));
  EXPECT_THAT(
      Chains("أغلقت المدارس أبوابها صباح اليوم، وفق ما ذكرت قناة الجزيرة نقلا عن مصدر طبي."),
      ElementsAre("مصدر طبي < قناة الجزيرة"));
  EXPECT_THAT(Chains("أغلقت المدارس أبوابها صباح اليوم، بحسب ما نقلت وكالة الأناضول عن وزيرة الصحة "
                     "سلمى حداد."),
              ElementsAre("سلمى حداد < وكالة الأناضول"));
}

TEST(CarriersTest, AConversationGoesOnUntilAnotherSpeaksOrItIsAnotherOccasion) {
  EXPECT_THAT(Chains("قالت سلمى حداد لرويترز إن اللقاح متوفر.\n\nوأضافت حداد أن المراكز مفتوحة."),
              ElementsAre("سلمى حداد < رويترز", "سلمى حداد < رويترز"));
  EXPECT_THAT(Chains("قالت سلمى حداد لرويترز إن اللقاح متوفر. وقال كريم سعيد إن الطريق مغلق. "
                     "وأضافت سلمى حداد أن المراكز مفتوحة."),
              ElementsAre("سلمى حداد < رويترز", "كريم سعيد", "سلمى حداد"));
  EXPECT_THAT(Chains("قالت سلمى حداد لرويترز إن اللقاح متوفر. وقالت في بيان إن المراكز مفتوحة."),
              ElementsAre("سلمى حداد < رويترز", "سلمى حداد"));
}

}  // namespace
}  // namespace isnad::analysis
