// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/analysis/pairs/alignment.h"
#include "core/analysis/pairs/pair_conflict.h"

namespace isnad::analysis {

// Names and values of what two texts have in common or not. Symmetric.
using PairFeatures = std::vector<std::pair<std::string, double>>;

struct PairEvidence {
  PairFeatures features;
  std::vector<PairConflict> conflicts;  // the strongest first
};

// `book` must be the one that both texts were read with. O(|a| x |b|).
PairEvidence ComparePairTexts(const PairText& a, const PairText& b, const WordBook& book);

}  // namespace isnad::analysis
