// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "tests/eval/pair_trainer/logistic_regression.h"

namespace isnad::eval {

struct FittedModel {
  analysis::PairStyle style = analysis::PairStyle::kPlain;
  double contradiction_threshold = 0;
  FeatureWeights weights;
};

// The content of core/analysis/rules/ar/pair_weights.textproto: `notes` as
// comments, then each model's weights, a line a feature.
std::string WeightsFile(const std::vector<FittedModel>& models,
                        const std::vector<std::string>& notes);

}  // namespace isnad::eval
