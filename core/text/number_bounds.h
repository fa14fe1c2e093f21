// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "core/text/number_atoms.h"
#include "core/text/number_bounds_data.h"
#include "core/text/number_parser.h"

namespace isnad::text {

// A number of the text with the words that bound it: atoms [begin, end), with
// the number at [number_begin, number_end) inside.
struct BoundedNumber {
  size_t begin = 0;
  size_t end = 0;
  size_t number = 0;               // index into the numbers
  std::optional<BoundKind> kind;   // nothing for a bare number
  bool spatial = false;            // see BoundPhrase
  bool equal_phrase = false;       // «يساوي» stands there
  uint32_t conjunction_bytes = 0;  // of a «و» written to its first word
};

// Each of `numbers` in order with the bound phrases around it, «أو يساوي»
// counted in. Linear.
std::vector<BoundedNumber> BoundNumbers(const AtomList& atoms,
                                        const std::vector<ParsedNumber>& numbers);

struct TrailingBound {
  size_t end = 0;
  BoundKind kind = BoundKind::kAtLeast;
};
// The phrase that bounds what stands before atom `at`: «على الأقل»، «فأكثر».
std::optional<TrailingBound> ReadTrailingBound(const AtomList& atoms, size_t at);

// The second of two numbers that make a range: «بين A و B»، «من A إلى B»، «A -
// B». `unit_end` is where the words after A that belong to it end. The whole
// stands at atoms [begin, end); `change` says that «من» may mean a change from
// A to B rather than a range.
struct RangeReading {
  size_t begin = 0;
  size_t end = 0;
  uint32_t conjunction_bytes = 0;
  bool from_to = false;
};
std::optional<RangeReading> ReadRange(const AtomList& atoms,
                                      const std::vector<ParsedNumber>& numbers, size_t first,
                                      size_t unit_end);

}  // namespace isnad::text
