// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace isnad::text {

// How an Arabic letter sounds and how the press spells it in Latin letters.
struct ArabicLetterSpelling {
  absl::string_view letter;  // folded (core/text/fold.h); two letters are one sound: تش
  // Classes of consonants that Latin spellings mix up, one letter each, with |
  // between alternatives; empty: a vowel or silent.
  absl::string_view sounds;
  absl::string_view usual;  // Latin spellings, by spaces
  absl::string_view rare;
  // A name with the letter, Arabic and Latin, and a Latin name that is another.
  absl::string_view example, example_latin, counter_example;
};
absl::Span<const ArabicLetterSpelling> ArabicLetterSpellings();

// The classes that Latin letters stand for; longer ones are tried first.
// Vowels, w and y are none of them: they have no class.
struct LatinSpelling {
  absl::string_view letters;
  absl::string_view sounds;  // as above; an empty alternative is a silent letter
};
absl::Span<const LatinSpelling> LatinSpellings();

// Latin spellings of the article, as a word of its own: always one, or only
// before a word that starts with the same sun letter (as-Sisi).
absl::Span<const absl::string_view> LatinArticles();
absl::Span<const absl::string_view> LatinSunArticles();

// Words that one spelling of a name has and another leaves out: بن، ben.
absl::Span<const absl::string_view> FiliationWords();

// Parts of names that are written together with the rest or apart, with the
// one spelling under which they meet: Abdelaziz, Abdul Aziz; Noureddine.
struct JoinedPart {
  absl::string_view written;
  absl::string_view part;
};
absl::Span<const JoinedPart> JoinedBefore();
absl::Span<const JoinedPart> JoinedAfter();

}  // namespace isnad::text
