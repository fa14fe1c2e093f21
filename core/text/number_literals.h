// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "core/text/number_atoms.h"

namespace isnad::text {

enum class LiteralForm : uint8_t {
  kInteger,
  kDecimal,
  kRatio,  // 3/4
  kPower,  // 1.2e9, 2^8
};

// A number written in digits: atoms [begin, end).
struct NumberLiteral {
  size_t begin = 0;
  size_t end = 0;
  double value = 0;
  LiteralForm form = LiteralForm::kInteger;
  bool grouped = false;  // with thousands separators, so never a year or a day
  bool signed_ = false;  // begins with a minus sign
  // Part of a date, a clock time, a version, a score or a telephone number:
  // a number, but not one that counts anything.
  bool part_of_code = false;
  bool glued_to_letters = false;  // «20دولار»، 1M
};

// Reads the literal that starts at atom `at`, a digit run or a minus sign.
//
// Separators follow Arabic news: '.' and U+066B before decimals, U+066C, ','
// and U+060C before groups of three; ',' before any other number of digits is
// a decimal comma (4,2); "10.000" counts thousands, "4.200" does not; single
// spaces may part groups of three. More than 40 digits are a code, not a
// number: nothing. Linear in what it reads.
std::optional<NumberLiteral> ReadLiteral(const AtomList& atoms, size_t at);

}  // namespace isnad::text
