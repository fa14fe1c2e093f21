// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "core/text/number_atoms.h"

namespace isnad::text {

// What a number counts: ends before atom `end`.
struct UnitReading {
  size_t end = 0;
  std::string unit;    // folded lemma, "percent" or an ISO 4217 code
  bool known = false;  // from a table, not by rule
};

// The unit that starts at atom `at`, after a number of this value: percent,
// money, a noun of the tables, or a noun by rule. Arabic's agreement is used
// to keep what is no noun out: three to ten take a plural, eleven and more a
// singular, in the accusative up to 99. `definite` says that the noun may carry
// ال («عشرات القتلى»، «نصف السكان»). Constant time.
std::optional<UnitReading> ReadUnit(const AtomList& atoms, size_t at, double value,
                                    bool definite);

// The code of the currency sign that stands at atom `i`, or nothing.
std::optional<std::string> CurrencySignAt(const AtomList& atoms, size_t i);

enum class NounNumber : uint8_t { kSingular, kDual, kPlural };

struct NounReading {
  std::string unit;
  NounNumber number = NounNumber::kSingular;
  bool definite = false;
  bool joined = false;  // carries a conjunction or preposition
};

// The word at atom `i` as a noun of the tables, or nothing.
std::optional<NounReading> ReadNoun(const AtomList& atoms, size_t i);

}  // namespace isnad::text
