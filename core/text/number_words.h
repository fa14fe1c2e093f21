// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "core/text/number_atoms.h"

namespace isnad::text {

enum class NumberWordKind : uint8_t {
  kUnit,            // 1-9: خمسة، خمس
  kTeenUnit,        // 1-2 as said before عشر only: أحد، اثنا
  kTen,             // عشرة، عشر: ten, or the second word of 11-19
  kTens,            // 20-90
  kHundred,         // 100: مئة
  kHundreds,        // 200-900 in one word: مئتان، ثلاثمئة
  kScale,           // ألف، مليون: one of it, or what multiplies a number before it
  kScalePlural,     // آلاف، ملايين: multiplies; a vague plural where nothing stands before it
  kScaleDual,       // ألفان، مليونين
  kFraction,        // نصف، ثلث، ثلثان
  kFractionPlural,  // أرباع: needs a numerator
  kVaguePlural,     // عشرات، مئات: at least twice its value
  kFew,             // بضعة: 3 to 9
  kNegative,        // سالب، ناقص
  kPart,            // جزء: «جزء من مئة»
  kOrdinal,         // أول، ثانية، عاشر
};

struct NumberWord {
  absl::string_view word;  // as written, to be folded
  NumberWordKind kind;
  double value;
  // For a kUnit or kTen that is spelled like a fraction too: خمس is 5 and 1/5.
  double fraction = 0;
  // Commonly another word («ثمن» is also a price, «ثانية» a second): taken
  // only where its neighbours show that a number is meant.
  bool ambiguous = false;
};

// The table entry of a folded stem, or null. Thread-safe; constant time.
const NumberWord* FindNumberWord(absl::string_view folded_stem);

// The same for a word with its proclitics; *peeled says which were taken off.
const NumberWord* FindNumberWord(const Atom& atom, PeeledWord* peeled);

}  // namespace isnad::text
