// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/speaker_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::eval {
namespace {

using ::testing::ElementsAre;

TEST(FoldNameTest, BringsSpellingsTogether) {
  EXPECT_THAT(FoldName("أَحمـد البُرعى"), ElementsAre("احمد", "برعي"));
  EXPECT_THAT(FoldName("وكالة «الأفق»"), ElementsAre("وكاله", "افق"));
}

TEST(FoldNameTest, CutsTheArticleOnlyFromLongerWords) {
  EXPECT_THAT(FoldName("الأب بال للأمن"), ElementsAre("اب", "بال", "امن"));
}

class SpeakerMatcherTest : public ::testing::Test {
 protected:
  const SpeakerMatcher matcher_{"# titles\nوزير\nوكالة\n"};
};

TEST_F(SpeakerMatcherTest, APartOfANameIsTheName) {
  EXPECT_TRUE(matcher_.Same("سامي الحداد", "الحداد", false));
  EXPECT_TRUE(matcher_.Same("الحداد", "سامي الحداد", false));
  EXPECT_FALSE(matcher_.Same("سامي الحداد", "سامي النجار", false));
  EXPECT_FALSE(matcher_.Same("سامي الحداد", "", false));
}

TEST_F(SpeakerMatcherTest, TitlesMakeNoDifference) {
  EXPECT_TRUE(matcher_.Same("سامي الحداد", "الوزير الحداد", false));
  EXPECT_TRUE(matcher_.Same("وكالة الأفق", "الأفق", false));
  EXPECT_FALSE(matcher_.Same("سامي الحداد", "الوزير النجار", false));
}

TEST_F(SpeakerMatcherTest, ANameOfTitlesAloneIsComparedAsItStands) {
  EXPECT_TRUE(matcher_.Same("الوزير", "وزير", false));
  EXPECT_FALSE(matcher_.Same("الوزير", "الوكالة", false));
}

TEST_F(SpeakerMatcherTest, AnonymousMeetsAnonymousOrASharedWord) {
  EXPECT_TRUE(matcher_.Same("ANONYMOUS:مصدر طبي", "شهود عيان", true));
  EXPECT_TRUE(matcher_.Same("ANONYMOUS:مصدر طبي", "المصدر", false));
  EXPECT_FALSE(matcher_.Same("ANONYMOUS:مصدر طبي", "سامي الحداد", false));
  EXPECT_FALSE(matcher_.Same("سامي الحداد", "مصدر", true));
}

TEST_F(SpeakerMatcherTest, TheInterviewerGoesByAnyName) {
  EXPECT_TRUE(matcher_.Same("INTERVIEWER", "الأفق", false));
}

}  // namespace
}  // namespace isnad::eval
