// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/conflict_keys.h"

#include <algorithm>
#include <iterator>

#include "core/analysis/claims/event_table.h"
#include "core/analysis/rules/rule_files.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::analysis {
namespace {

using model::ClaimMention;
using testing::Each;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;
using testing::StartsWith;

const EventTable& Events() {
  static const auto table =
      *EventTable::Create(*ReadRuleFile<rules::EventRules>("events.textproto"));
  return table;
}

std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) {
  static const auto book =
      *RuleBook::Create(*ReadRuleFile<rules::ContradictionRules>("contradictions.textproto"));
  return SoughtBeside(keys, book);
}

std::vector<std::string> KeysOf(const ClaimMention& mention, model::EventType event,
                                const char* predicate) {
  static const auto themes =
      Themes::Create(*ReadRuleFile<rules::ClaimClauseRules>("claim_clauses.textproto"));
  return KeysOf(mention, *Events().EventOf(event, predicate), themes);
}

std::vector<std::string> Visit(const ClaimMention& mention) {
  return KeysOf(mention, model::EventType::kMove, "زار");
}

std::vector<std::string> Both(const std::vector<std::string>& a,
                              const std::vector<std::string>& b) {
  std::vector<std::string> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

ClaimMention By(const char* agent) {
  ClaimMention mention;
  mention.frame.agent.text = agent;
  return mention;
}

TEST(ConflictKeysTest, FullAndPartialNamesShareAKey) {
  EXPECT_THAT(Both(Visit(By("سالم بن يوسف الهادي")), Visit(By("الهادي"))), SizeIs(1));
}

TEST(ConflictKeysTest, WhatHoldsSeeksWhatDoesNotAndBack) {
  const ClaimMention visited = By("سالم الهادي");
  ClaimMention denied = visited;
  denied.stance = model::Stance::kDenies;
  EXPECT_THAT(Both(SoughtBeside(Visit(visited)), Visit(denied)), SizeIs(1));
  EXPECT_THAT(Both(SoughtBeside(Visit(denied)), Visit(visited)), SizeIs(1));
  EXPECT_THAT(Both(SoughtBeside(Visit(visited)), Visit(visited)), IsEmpty());
  EXPECT_THAT(Both(SoughtBeside(Visit(denied)), Visit(denied)), IsEmpty());
  denied.frame.polarity = model::Polarity::kNegative;  // denies that he did not
  EXPECT_THAT(Both(SoughtBeside(Visit(visited)), Visit(denied)), IsEmpty());
}

TEST(ConflictKeysTest, DoubtAndAmountsAndOppositesMeet) {
  const ClaimMention visited = By("سالم الهادي");
  ClaimMention doubted = visited;
  doubted.endorsement = model::Endorsement::kDoubted;
  EXPECT_THAT(Both(SoughtBeside(Visit(visited)), Visit(doubted)), SizeIs(1));
  EXPECT_THAT(Both(SoughtBeside(Visit(doubted)), Visit(visited)), SizeIs(1));
  ClaimMention counted = visited;
  counted.frame.quantities = {{.value = 3, .upper_value = 3, .unit = "مدن"}};
  EXPECT_THAT(Both(SoughtBeside(Visit(counted)), Visit(counted)), SizeIs(1));
  ClaimMention measured = visited;
  measured.frame.quantities = {{.value = 3, .upper_value = 3, .unit = "ساعات"}};
  EXPECT_THAT(Both(SoughtBeside(Visit(counted)), Visit(measured)), IsEmpty());
  const auto entered = KeysOf(visited, model::EventType::kMove, "دخل");
  const auto left = KeysOf(visited, model::EventType::kRetreat, "انسحب");
  EXPECT_THAT(Both(SoughtBeside(entered), left), Not(IsEmpty()));
  EXPECT_THAT(Both(SoughtBeside(left), entered), Not(IsEmpty()));
}

// A report of what implies an event meets its denial; of two events of one kind
// that exclude nothing of each other, no key is common.
TEST(ConflictKeysTest, WhatIsImpliedMeetsAndWhatIsMerelyAkinDoesNot) {
  const ClaimMention by = By("وزارة الزراعة");
  ClaimMention denied = by;
  denied.stance = model::Stance::kDenies;
  const auto negotiates = KeysOf(by, model::EventType::kConsult, "تفاوض");
  const auto no_request = KeysOf(denied, model::EventType::kRequest, "طلب");
  EXPECT_THAT(Both(SoughtBeside(negotiates), no_request), SizeIs(1));
  EXPECT_THAT(Both(SoughtBeside(no_request), negotiates), SizeIs(1));
  const auto entered = KeysOf(by, model::EventType::kMove, "دخل");
  EXPECT_THAT(Both(SoughtBeside(entered), Visit(denied)), IsEmpty());
}

// Only amounts are told of a matter alone, and not of every word of it.
TEST(ConflictKeysTest, AreBounded) {
  ClaimMention mention = By("وزارة الزراعة");
  mention.frame.patient.text = "شركة الصناعات";
  mention.frame.theme = {"اسمده", "بذور", "جرار", "حصاد", "قطن", "قمح"};
  const auto keys = KeysOf(mention, model::EventType::kConsult, "تفاوض");
  EXPECT_THAT(keys, SizeIs(2));
  EXPECT_THAT(keys, Each(StartsWith("+")));
  mention.frame.quantities = {{.value = 3, .upper_value = 3, .unit = "مدن"}};
  auto counted = KeysOf(mention, model::EventType::kTransfer, "باع");
  std::erase_if(counted, [](const std::string& key) { return key.front() != '#'; });
  EXPECT_THAT(counted, SizeIs(5));  // two parties, three of the matter
}

TEST(ConflictKeysTest, OtherKeysAreSoughtNowhere) {
  EXPECT_THAT(SoughtBeside({"", "|", "no topic", "?event|p|ساحل"}), IsEmpty());
}

// Whoever leads a body is found beside whoever else leads it, whatever leader the
// body's name was given.
TEST(ConflictKeysTest, TheOnlyOneSeeksItsLike) {
  ClaimMention first = By("سالم الهادي"), second = By("كريم الساعدي");
  first.frame.patient.text = "لواء الصحراء بقيادة سالم الهادي";
  second.frame.patient.text = "لواء الصحراء بقيادة كريم الساعدي";
  const auto keys = [](const ClaimMention& mention) {
    return KeysOf(mention, model::EventType::kHoldOffice, "قاد");
  };
  EXPECT_THAT(Both(SoughtBeside(keys(first)), keys(second)),
              testing::ElementsAre(StartsWith("=event-lead|p|")));
}

}  // namespace
}  // namespace isnad::analysis
