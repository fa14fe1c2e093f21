// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/compound_names.h"

#include "core/analysis/statements/testing_reader.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

TEST(CompoundNamesTest, PairsAreWrittenTogetherAndApart) {
  EXPECT_EQ(WrittenTogether("عبد الكريم نصر الله"), "عبدالكريم نصرالله");
  EXPECT_EQ(WrittenApart("عبدالكريم نصرالله"), "عبد الكريم نصر الله");
  EXPECT_EQ(WrittenApart("عبدو علي"), "عبدو علي");
}

TEST(CompoundNamesTest, PartiesAreNoNamesOfPeople) {
  EXPECT_EQ(WrittenTogether("حزب الله"), "حزب الله");
}

TEST(CompoundNamesTest, BothSpellingsAreOneActor) {
  const ReadArticle read = ReadForTest(
      "",
      "قال الوزير عبد الكريم الحوراني إن الجلسة أرجئت. وأضاف عبدالكريم الحوراني أن السبب تقني.");
  ASSERT_EQ(read.entities.entities.size(), 1u);
  const ReadArticle other = ReadForTest("", "قال الوزير عبدالكريم الحوراني إن الجلسة أرجئت.");
  ASSERT_EQ(other.entities.entities.size(), 1u);
  EXPECT_EQ(read.entities.entities[0].actor.id, other.entities.entities[0].actor.id);
}

}  // namespace
}  // namespace isnad::analysis
