// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/pairs/pair_features.h"

namespace isnad::analysis {

// How one text relates to another. The numbers index PairProbabilities.
enum class PairRelation : uint8_t { kContradicts = 0, kCorroborates = 1, kUnrelated = 2 };

inline constexpr size_t kPairRelations = 3;
using PairProbabilities = std::array<double, kPairRelations>;

// The likeliest; but no contradiction below the threshold.
PairRelation ChooseRelation(const PairProbabilities& probabilities, double contradiction_threshold);

// The learned weights, pair_weights.textproto: one multinomial logistic
// regression for texts of which a holder is known, one for all others. Cheap to
// copy, immutable, shareable between threads.
class PairModel {
 public:
  // An error names the model at fault.
  static absl::StatusOr<PairModel> Create();

  // They add up to 1. O(features).
  PairProbabilities Judge(PairStyle style, const PairFeatures& features) const;

  // By the style's own threshold.
  PairRelation Choose(PairStyle style, const PairProbabilities& probabilities) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace isnad::analysis
