// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// The examples and counter-examples of word_axes.textproto and pair_words.textproto.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "core/analysis/pairs/alignment.h"
#include "core/analysis/pairs/testing_pairs.h"
#include "core/analysis/rules/pair_rules.pb.h"
#include "core/analysis/rules/rule_files.h"

namespace isnad::analysis {
namespace {

rules::PairRules File(const char* name) {
  const auto rules = ReadRuleFile<rules::PairRules>(name);
  EXPECT_TRUE(rules.ok()) << rules.status();
  return rules.ok() ? *rules : rules::PairRules();
}

// Whether the texts hold opposites; of a list of synonyms, whether the first
// words of both stand for each other.
bool Meets(const rules::WordAxis& axis, const rules::PhrasePair& pair) {
  const PairText a = ReadText(pair.a()), b = ReadText(pair.b());
  const Alignment alignment = Align(a, b);
  if (axis.b_size() == 0) return !a.words.empty() && alignment.of_a[0] == 0;
  return std::any_of(alignment.matches.begin(), alignment.matches.end(),
                     [](const WordMatch& match) { return match.kind == MatchKind::kAntonym; });
}

TEST(PairRulesTest, WordAxesHoldTheirExamples) {
  const rules::PairRules rules = File("word_axes.textproto");
  ASSERT_GT(rules.axis_size(), 100);
  for (const rules::WordAxis& axis : rules.axis()) {
    for (const auto& example : axis.example()) {
      EXPECT_TRUE(Meets(axis, example)) << axis.id() << ": " << example.ShortDebugString();
    }
    for (const auto& example : axis.counter_example()) {
      EXPECT_FALSE(Meets(axis, example)) << axis.id() << ": " << example.ShortDebugString();
    }
  }
}

uint16_t KindOf(const std::string& name) {
  static const std::map<std::string, uint16_t> kinds = {{"FUNCTION", kFunctionWord},
                                                        {"NEGATOR", kNegator},
                                                        {"NOUN_NEGATOR", kNounNegator},
                                                        {"DENIAL", kDenialWord},
                                                        {"DENIED_BEFORE", kDeniedBefore},
                                                        {"DOUBT", kDoubtWord},
                                                        {"POSSIBLE", kPossibleWord},
                                                        {"PLAN", kPlanWord},
                                                        {"CONDITION", kConditionWord},
                                                        {"QUESTION", kQuestionWord},
                                                        {"REPORT", kReportWord},
                                                        {"FAILURE", kFailureWord},
                                                        {"BREAK", kClauseBreak},
                                                        {"EXCEPTION", kException},
                                                        {"PART", kPartWord}};
  return kinds.at(name);
}

TEST(PairRulesTest, WordClassesHoldTheirExamples) {
  const rules::PairRules rules = File("pair_words.textproto");
  for (const rules::WordClass& word_class : rules.word_class()) {
    const uint16_t kind = KindOf(word_class.kind());
    for (const std::string& example : word_class.example()) {
      EXPECT_TRUE(ReadText(example).kinds & kind) << word_class.id() << ": " << example;
    }
    for (const std::string& example : word_class.counter_example()) {
      EXPECT_FALSE(ReadText(example).kinds & kind) << word_class.id() << ": " << example;
    }
  }
}

// Each listed word, standing alone, is of its class.
TEST(PairRulesTest, EveryWordOfAClassIsFound) {
  const rules::PairRules rules = File("pair_words.textproto");
  for (const rules::WordClass& word_class : rules.word_class()) {
    for (const std::string& word : word_class.word()) {
      EXPECT_TRUE(ReadText(word).kinds & KindOf(word_class.kind()))
          << word_class.id() << ": " << word;
    }
  }
}

}  // namespace
}  // namespace isnad::analysis
