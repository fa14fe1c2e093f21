// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace isnad::text {

// How a noun's plural is made. The dual is always made by ـان and ـين.
enum class PluralKind : uint8_t {
  kBroken,         // listed: جنود
  kMasculine,      // ـون، ـين: so ـين is no sign of a dual
  kFeminine,       // ـات
};

struct CountedNoun {
  absl::string_view word;     // singular, as written; to be folded
  absl::string_view plurals;  // broken plurals and other spellings, by spaces
  PluralKind plural = PluralKind::kBroken;
  // The unit under which synonyms meet, where it is not the word: عام is سنة.
  absl::string_view unit = {};
  bool no_dual = false;  // its dual is another word: ميلان is Milan
};

absl::Span<const CountedNoun> CountedNounTable();

// Words after a number that are no counted noun: prepositions, particles,
// pronouns, adverbs of place.
absl::Span<const absl::string_view> NeverCountedTable();

// Words before a number that make it a label: «المادة 50»، «القرار رقم 7».
absl::Span<const absl::string_view> LabelTable();

// Verbs of change, in the third person without proclitics: after them «من 10
// إلى 20» is no range.
absl::Span<const absl::string_view> ChangeVerbTable();

}  // namespace isnad::text
