// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/strings/string_view.h"
#include "core/text/name_spellings_data.h"

// How well two spellings of one word of a name go together; name_sounds.h puts
// whole names on top of it.
namespace isnad::text {

// A letter of a folded Arabic word, its spellings taken apart.
struct ArabicLetter {
  absl::string_view letter;
  absl::string_view sounds;
  std::vector<absl::string_view> usual;
  std::vector<absl::string_view> rare;
};

// Letter by letter (تش is one); what the table does not know is left out.
std::vector<const ArabicLetter*> ArabicLetters(absl::string_view word);

// The longest spelling of the table at this letter; nullptr for vowels.
const LatinSpelling* LatinSpellingAt(absl::string_view word, size_t at);

// 0 to 1, for folded Arabic or plain lower-case Latin words on either side: one
// less the cost of the cheapest alignment per letter. Cheap are short vowels,
// which Arabic does not write, and doublings; dear is a consonant of another
// class or a long vowel on one side alone.
double SpellingLikeness(absl::string_view a, absl::string_view b);

}  // namespace isnad::text
