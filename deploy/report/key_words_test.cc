// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/report/key_words.h"

#include <string>
#include <utility>
#include <vector>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::report {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

Passage PassageOf(const std::string& before, const std::string& marked) {
  Passage passage;
  passage.before = before;
  passage.marked = marked;
  passage.after = " مساء أمس.";
  return passage;
}

std::vector<std::string> KeysOf(const Passage& passage) {
  const std::string whole = passage.before + passage.marked + passage.after;
  std::vector<std::string> keys;
  for (const Stretch& key : passage.keys) {
    keys.push_back(whole.substr(key.begin, key.end - key.begin));
  }
  return keys;
}

std::pair<std::vector<std::string>, std::vector<std::string>> Differing(const std::string& a,
                                                                        const std::string& b) {
  Passage first = PassageOf("قال المتحدث إن ", a), second = PassageOf("وذكرت البلدية أن ", b);
  AddDifferingWords(&first, &second);
  return {KeysOf(first), KeysOf(second)};
}

TEST(AddDifferingWordsTest, ANegationAndItsVerb) {
  EXPECT_THAT(Differing("البلدية أغلقت سوق السمك", "البلدية لم تغلق سوق السمك"),
              Pair(ElementsAre("أغلقت"), ElementsAre("لم", "تغلق")));
}

TEST(AddDifferingWordsTest, ANumberInOtherwiseTheSameWords) {
  EXPECT_THAT(Differing("الحريق أتلف 14 متجرا في السوق", "الحريق أتلف 40 متجرا في السوق"),
              Pair(ElementsAre("14"), ElementsAre("40")));
}

TEST(AddDifferingWordsTest, SpellingsAndPrefixesAreTheSameWord) {
  EXPECT_THAT(Differing("أن البلديّة أغلقت سوق السمك", "بأن البلدية فتحت سوق السمك"),
              Pair(ElementsAre("أغلقت"), ElementsAre("فتحت")));
}

TEST(AddDifferingWordsTest, AVowelSignStaysOnItsLetter) {
  EXPECT_THAT(Differing("الحريق أتلف أربعين متجرا في السوق", "الحريق أتلف قاربًا في السوق"),
              Pair(ElementsAre("أربعين", "متجرا"), ElementsAre("قاربًا")));
  EXPECT_THAT(Differing("السوق أقفل أبوابه أمسِ", "السوق أقفل أبوابه غداً"),
              Pair(ElementsAre("أمسِ"), ElementsAre("غداً")));
}

TEST(AddDifferingWordsTest, TextsInOtherWordsHaveNone) {
  EXPECT_THAT(Differing("إقفال سوق السمك", "الباعة يزاولون عملهم كالمعتاد داخل السوق"),
              Pair(IsEmpty(), IsEmpty()));
}

TEST(AddDifferingWordsTest, MalformedTextHasNone) {
  EXPECT_THAT(Differing("السوق \xff مغلق", "السوق مفتوح"), Pair(IsEmpty(), IsEmpty()));
}

}  // namespace
}  // namespace isnad::report
