// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace isnad::model {

// What is kept of a text to find its near copies by: hashes of its shingles,
// runs of four folded words (core/text/near_copies.h). At most some 2 kB,
// however long the text.
struct TextSketch {
  uint32_t shingles = 0;          // distinct ones in the whole text
  std::vector<uint64_t> bands;    // the smallest hashes, ascending: where it is filed
  std::vector<uint32_t> sample;   // upper halves of more of the smallest, ascending
  std::vector<uint32_t> opening;  // upper halves of the first ones, in text order

  friend bool operator==(const TextSketch&, const TextSketch&) = default;
};

}  // namespace isnad::model
