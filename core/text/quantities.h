// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/frame.h"
#include "core/text/tokens.h"

namespace isnad::text {

// A number found in tokens [begin, end): comparator words, digits or number
// words, multiplier, and the unit or counted noun when one follows.
struct QuantityMatch {
  uint32_t begin = 0;
  uint32_t end = 0;
  model::Quantity quantity;
};

// Finds quantities in tokens [begin, end), left to right, never overlapping.
// Years and clock times that belong to a date are left out. Linear.
std::vector<QuantityMatch> FindQuantities(const TokenizedText& text, uint32_t begin, uint32_t end);

}  // namespace isnad::text
