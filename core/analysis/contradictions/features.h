// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/contradictions/rule_book.h"
#include "core/analysis/contradictions/side.h"

namespace isnad::analysis {

enum class Match : uint8_t {
  kUnknown,  // not named on one side, or by a word that fits many
  kSame,
  kPartial,  // descriptions, no names, that share some of their words
  kDifferent,
};

// Two amounts of one thing that cannot both be right, in words.
struct NumberConflict {
  std::string a;
  std::string b;
  std::string unit;
  bool b_is_more = false;
};

// All that two sides have in common or not, before any judgement.
struct Features {
  bool same_event = false;
  bool same_predicate = false;
  const rules::Opposites* opposites = nullptr;
  bool a_implies_b = false;
  bool b_implies_a = false;
  Match agent = Match::kUnknown;
  Match patient = Match::kUnknown;
  Match place = Match::kUnknown;
  bool named_actors = false;  // an actor id that both sides name
  bool anchored = false;      // a participant that is the same on both sides by a name
  int themes_shared = 0;      // words of both themes that are not generic
  double theme_share = 0;     // of the smaller theme
  double days_apart = 0;      // between the publish times
  bool times_disjoint = false;
  bool periods_differ = false;  // of the times stated; what is counted in one is not in the other
  bool same_article = false;
  bool same_holder = false;
  bool holders_akin = false;  // the same, or with a word in common: مصادر تركية، مسؤول تركي
  std::optional<NumberConflict> number;
};

// Symmetric but for the parts named a and b.
Features CompareSides(const Side& a, const Side& b, const RuleBook& book, const Themes& themes);

// Whether two names may mean one. Symmetric.
Match MatchNames(const ComparedName& a, const ComparedName& b);

// The units of the frame's amounts as they are compared: sorted, unique.
std::vector<std::string> UnitsOf(const model::Frame& frame, const Themes& themes);

// The amounts of one unit in both frames, if none on one side agrees with any
// on the other within the tolerances of the rules.
std::optional<NumberConflict> CompareNumbers(const Side& a, const Side& b, const RuleBook& book,
                                             const Themes& themes);

}  // namespace isnad::analysis
