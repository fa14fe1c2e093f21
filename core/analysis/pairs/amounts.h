// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/pairs/alignment.h"
#include "core/analysis/pairs/pair_conflict.h"
#include "core/analysis/pairs/pair_text.h"

namespace isnad::analysis {

// How the numbers and the times of two texts compare.
struct AmountDifferences {
  int equal = 0;          // numbers that both give
  int compatible = 0;     // "at least 40" and 60
  int differ = 0;         // numbers of one unit that cannot both be right
  int differ_near = 0;    // of them, beside words that meet
  int differ_loose = 0;   // of two units or none, beside words that meet
  int parts = 0;          // a part on one side, a whole on the other
  bool sum_fits = false;  // a number of one is the sum or difference of two of the other
  bool one_side = false;
  double ratio = 1;  // of the differing numbers farthest apart, smaller to larger
  bool times_equal = false;
  bool times_differ = false;  // both name times, and none meet
  bool times_one_side = false;
  std::vector<PairConflict> conflicts;
};

// Symmetric but for the conflicts. O(numbers of a x numbers of b).
AmountDifferences CompareAmounts(const PairText& a, const PairText& b, const Alignment& alignment);

}  // namespace isnad::analysis
