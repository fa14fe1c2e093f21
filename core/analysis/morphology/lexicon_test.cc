// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/lexicon.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(LexiconTest, FindsAPastWithItsConjunction) {
  Lexicon lexicon;
  ASSERT_TRUE(lexicon.Add({.lemma = "قال", .present = "يقول", .masdars = {"قول"}}).ok());
  const Lexicon::Readings readings = lexicon.Find(text::Fold("وقالت"));
  ASSERT_THAT(readings, SizeIs(1));
  EXPECT_EQ(readings[0].gender, Gender::kFeminine);
  EXPECT_EQ(readings[0].clitics, kAnd);
}

TEST(LexiconTest, DoesNotFindAWordInsideAnother) {
  Lexicon lexicon;
  ASSERT_TRUE(lexicon.Add({.lemma = "قال", .present = "يقول", .masdars = {"قول"}}).ok());
  EXPECT_THAT(lexicon.Find(text::Fold("مقال")), IsEmpty());
  EXPECT_THAT(lexicon.Find(text::Fold("قالب")), IsEmpty());
}

}  // namespace
}  // namespace isnad::analysis
