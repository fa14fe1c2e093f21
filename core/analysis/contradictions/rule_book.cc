// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/contradictions/rule_book.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

using model::ContradictionType;

constexpr std::pair<absl::string_view, ContradictionType> kTypes[] = {
    {"NEGATION", ContradictionType::kNegation},
    {"ANTONYM", ContradictionType::kAntonym},
    {"NUMERIC", ContradictionType::kNumeric},
    {"TEMPORAL", ContradictionType::kTemporal},
    {"DENIAL_VS_REPORT", ContradictionType::kDenialVsReport},
    {"DOUBT", ContradictionType::kDoubt},
    {"LEXICAL", ContradictionType::kLexical},
    {"SPATIAL", ContradictionType::kSpatial},
    {"EXCLUSIVE", ContradictionType::kExclusive},
    {"AGENT", ContradictionType::kAgent}};

// Every rule that Compare applies by name.
constexpr absl::string_view kNeeded[] = {
    "conflict-negation", "conflict-denial", "conflict-antonym", "conflict-number", "conflict-value",
    "conflict-doubt",    "conflict-day",    "conflict-place",   "conflict-doer",   "conflict-head"};

std::string PairKey(absl::string_view a, absl::string_view b) { return absl::StrCat(a, ">", b); }

void SortUnique(std::vector<std::string>& names) {
  std::sort(names.begin(), names.end());
  names.erase(std::unique(names.begin(), names.end()), names.end());
}

template <typename Related>
const std::vector<std::string>& In(const Related& related, absl::string_view event) {
  static const auto* const none = new std::vector<std::string>();
  const auto found = related.find(event);
  return found == related.end() ? *none : found->second;
}

}  // namespace

ContradictionType ContradictionTypeOf(absl::string_view name) {
  for (const auto& [known, type] : kTypes) {
    if (known == name) return type;
  }
  return ContradictionType::kUnspecified;
}

absl::StatusOr<RuleBook> RuleBook::Create(rules::ContradictionRules rules) {
  auto tables = std::make_shared<Tables>();
  tables->rules = std::move(rules);
  for (const rules::Opposites& pair : tables->rules.opposites()) {
    tables->opposites.emplace(PairKey(pair.a(), pair.b()), &pair);
    tables->opposites.emplace(PairKey(pair.b(), pair.a()), &pair);
    tables->opposed[pair.a()].push_back(pair.b());
    tables->opposed[pair.b()].push_back(pair.a());
  }
  for (const rules::Implication& implication : tables->rules.implication()) {
    for (const std::string& implied : implication.implies()) {
      tables->implied.insert(PairKey(implication.event(), implied));
      tables->implied_by[implication.event()].push_back(implied);
      tables->implying[implied].push_back(implication.event());
    }
  }
  for (auto* related : {&tables->opposed, &tables->implied_by, &tables->implying}) {
    for (auto& [event, others] : *related) SortUnique(others);
  }
  for (const rules::ConflictRule& rule : tables->rules.rule()) {
    if (ContradictionTypeOf(rule.type()) == ContradictionType::kUnspecified) {
      return absl::InvalidArgumentError(
          absl::StrCat("rule ", rule.id(), ": no type ", rule.type()));
    }
    tables->by_id.emplace(rule.id(), &rule);
  }
  for (absl::string_view id : kNeeded) {
    if (!tables->by_id.contains(id)) {
      return absl::InvalidArgumentError(absl::StrCat("contradictions.textproto lacks rule ", id));
    }
  }
  RuleBook book;
  book.tables_ = std::move(tables);
  return book;
}

const rules::Opposites* RuleBook::OppositesOf(absl::string_view event,
                                              absl::string_view other) const {
  const auto found = tables_->opposites.find(PairKey(event, other));
  return found == tables_->opposites.end() ? nullptr : found->second;
}

const std::vector<std::string>& RuleBook::OppositesOf(absl::string_view event) const {
  return In(tables_->opposed, event);
}

const std::vector<std::string>& RuleBook::ImpliedBy(absl::string_view event) const {
  return In(tables_->implied_by, event);
}

const std::vector<std::string>& RuleBook::Implying(absl::string_view event) const {
  return In(tables_->implying, event);
}

bool RuleBook::Implies(absl::string_view event, absl::string_view other) const {
  return tables_->implied.contains(PairKey(event, other));
}

const rules::ConflictRule& RuleBook::Rule(absl::string_view id) const {
  return *tables_->by_id.find(id)->second;
}

}  // namespace isnad::analysis
