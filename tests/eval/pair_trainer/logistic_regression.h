// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "absl/container/btree_map.h"
#include "core/analysis/pairs/pair_model.h"

namespace isnad::eval {

// What a pair shows, and what it is.
struct Example {
  analysis::PairFeatures features;
  analysis::PairRelation label = analysis::PairRelation::kUnrelated;
  double weight = 1;
};

struct FitOptions {
  // Strength of the penalty on the sum of the squared weights, in examples.
  double penalty = 1;
  // Features seen in fewer examples are left out.
  int least_count = 1;
  // The same for features that name a word, "left:...".
  int least_word_count = 1;
};

using FeatureWeights = absl::btree_map<std::string, std::array<double, analysis::kPairRelations>>;

// Multinomial logistic regression, penalized by the squares of the weights,
// fitted by L-BFGS (Liu and Nocedal 1989, "On the limited memory BFGS method
// for large scale optimization") with backtracking. Deterministic: the same
// examples in the same order give the same weights.
FeatureWeights Fit(const std::vector<Example>& examples, const FitOptions& options);

analysis::PairProbabilities Judge(const FeatureWeights& weights,
                                  const analysis::PairFeatures& features);

}  // namespace isnad::eval
