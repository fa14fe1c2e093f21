// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"
#include "core/text/numbers.h"

namespace isnad::text {

// Atoms [begin, end) as tokens and bytes; `skip` bytes, a conjunction written
// to the first word, stay outside. Requires begin < end.
inline NumberSpan SpanOf(const AtomList& atoms, size_t begin, size_t end, uint32_t skip = 0) {
  return {.begin = atoms[begin].token,
          .end = atoms[end - 1].token + 1,
          .bytes = {.begin = atoms[begin].begin + skip, .end = atoms[end - 1].end}};
}

// Definite cardinals from twenty on are how Arabic says ordinals: «الكتاب
// الثلاثون», «المرة الحادية والعشرون».
inline bool IsOrdinalCardinal(const ParsedNumber& number) {
  return number.ordinal || (number.definite && number.in_words && number.value >= 20 &&
                            number.form == ParsedForm::kInteger);
}

// «الاثنين» is Monday and «الواحد» hardly ever counts.
inline bool IsHardlyNumber(const ParsedNumber& number) {
  return number.definite && number.in_words && !number.ordinal && number.value <= 2 &&
         number.form == ParsedForm::kInteger;
}

}  // namespace isnad::text
