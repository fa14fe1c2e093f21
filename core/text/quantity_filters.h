// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"

namespace isnad::text {

// What tells a number that counts from one that does not. Constant time each.

// «القرار 1701»، «إف-16»، «كوفيد-19»، «إس400»، Falcon 9: the number is a name.
bool IsLabel(const AtomList& atoms, const ParsedNumber& number);

// «3-1»: glued to other digits by a dash.
bool IsScore(const AtomList& atoms, const ParsedNumber& number);

// «ارتفع العدد من 10 إلى 20» says two numbers, not a range; `n` is the first.
bool IsChange(const AtomList& atoms, const std::vector<ParsedNumber>& numbers, size_t n);

}  // namespace isnad::text
