// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/store/article_record.h"

namespace isnad::analysis {

// Why two mentions cannot both hold.
struct Finding {
  std::vector<model::ContradictionType> types;  // sorted, unique, not empty
  model::ContradictionScope scope = model::ContradictionScope::kUnspecified;
  double confidence = 0;  // 0..1
  std::string explanation_en;
  std::string explanation_ar;
  std::string rule;  // id of the rule that is surest

  friend bool operator==(const Finding&, const Finding&) = default;
};

// Judges pairs of mentions by rules/ar/contradictions.textproto. Pure; cheap
// to copy, immutable, shareable between threads.
class ContradictionJudge {
 public:
  // An error names the rule file and the rule at fault.
  static absl::StatusOr<ContradictionJudge> Create();

  // The keys that a mention is to be filed under, and (conflict_keys.h) those
  // of mentions that may conflict with it.
  std::vector<std::string> KeysOf(const model::ClaimMention& mention) const;
  std::vector<std::string> SoughtBeside(const std::vector<std::string>& keys) const;

  // nullopt where both may hold, or where one cannot tell. Symmetric.
  std::optional<Finding> Compare(const model::ClaimMention& a, const model::ClaimMention& b) const;

  // The contradictions between mentions and candidates: one per pair of
  // statements, with the surest finding and the types of all; side a is the
  // one published first (ties: the smaller statement id). Mentions of one
  // statement are never compared. detect_time is unset. The order and grouping
  // of the input do not matter; the result is sorted by id.
  // Each mention carries its KeysOf. O(mentions): each meets at most 128
  // candidates of each key that it seeks, the newest. At most 1,000: of more,
  // those of the mentions given first.
  std::vector<model::Contradiction> Find(const std::vector<store::KeyedMention>& mentions,
                                         const std::vector<model::ClaimMention>& candidates) const;

 private:
  struct Parts;
  explicit ContradictionJudge(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace isnad::analysis
