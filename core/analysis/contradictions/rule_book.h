// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/contradiction_rules.pb.h"
#include "core/model/contradiction.h"

namespace isnad::analysis {

// contradictions.textproto, indexed. Immutable, cheap to copy.
class RuleBook {
 public:
  // INVALID_ARGUMENT for an unknown type or a missing rule.
  static absl::StatusOr<RuleBook> Create(rules::ContradictionRules rules);

  const rules::ContradictionRules& rules() const { return tables_->rules; }
  // The opposites that two events are, in either order; nullptr if none.
  const rules::Opposites* OppositesOf(absl::string_view event, absl::string_view other) const;
  // Sorted, unique: the opposites of an event, what it implies and what implies it.
  const std::vector<std::string>& OppositesOf(absl::string_view event) const;
  const std::vector<std::string>& ImpliedBy(absl::string_view event) const;
  const std::vector<std::string>& Implying(absl::string_view event) const;
  bool Implies(absl::string_view event, absl::string_view other) const;
  // The rule of this id; the rules that Compare names always exist.
  const rules::ConflictRule& Rule(absl::string_view id) const;

 private:
  using Related = absl::flat_hash_map<std::string, std::vector<std::string>>;
  struct Tables {
    rules::ContradictionRules rules;
    absl::flat_hash_map<std::string, const rules::Opposites*> opposites;
    Related opposed, implied_by, implying;
    absl::flat_hash_set<std::string> implied;
    absl::flat_hash_map<std::string, const rules::ConflictRule*> by_id;
  };
  std::shared_ptr<const Tables> tables_;
};

// "DENIAL_VS_REPORT" as model::ContradictionType; kUnspecified if none.
model::ContradictionType ContradictionTypeOf(absl::string_view name);

}  // namespace isnad::analysis
