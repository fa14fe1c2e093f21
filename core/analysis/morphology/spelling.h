// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace isnad::analysis {

// Arabic letters as one spells them, hamza seats and all, without marks.
using Letters = std::u32string;

// A dictionary form: its letters, and which of them carried a shadda.
struct Spelling {
  Letters letters;
  uint32_t shadda = 0;  // bit i for letters[i]

  bool IsDoubled(size_t i) const { return (shadda >> i) & 1; }
  bool LastIsDoubled() const { return !letters.empty() && IsDoubled(letters.size() - 1); }
};

// INVALID_ARGUMENT unless the word is 2 to 16 Arabic letters; vowel marks and
// tatweel are left out.
absl::StatusOr<Spelling> ReadSpelling(absl::string_view word);

// UTF-8, folded as core/text/fold.h says.
std::string FoldLetters(const Letters& letters);
// The same for a stem that a pronoun follows: its last hamza is kept.
std::string FoldStem(const Letters& stem);

// The stem with an ending written to it: every spelling in use, since the seat
// of a final hamza depends on what follows (يقرأ + ون: يقرؤون، يقرأون، يقرءون؛
// يقرأ + ان: يقرآن).
std::vector<Letters> Attach(const Letters& stem, std::u32string_view ending);

// What comes before an attached pronoun: it decides the seats of a final hamza.
enum class Host : uint8_t {
  kPast,     // قرأه
  kPresent,  // يقرؤه، يقرأه
  kNominal,  // إجراؤه، إجراءه، إجرائه
};

// The stem as it stands before an attached pronoun: ة opens (دولته), ى becomes
// a long alef (نفاه، رآه), a final hamza takes the seat of each possible vowel.
std::vector<Letters> BeforePronoun(const Letters& stem, Host host);

}  // namespace isnad::analysis
