// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// What a general dictionary of Arabic knows a word as. Both may hold: كتب.
struct DictionarySense {
  bool noun = false;  // or adjective
  bool verb = false;  // a finite form

  explicit operator bool() const { return noun || verb; }
};

// Looks a word up in the Ayaspell dictionary (Debian's hunspell-ar, built into
// the program as a table of fingerprints): folded, without article and
// particles. Endings of number, gender and case are taken off nouns.
//
// The dictionary knows many words that are names as well (كريم) and few foreign
// names; so a word that it does not know is likely a name, while a word that it
// knows may still be one. O(log words), thread-safe.
DictionarySense LookUpWord(absl::string_view folded);

// The same for this very form, with no ending taken off.
DictionarySense LookUpForm(absl::string_view folded);

}  // namespace isnad::analysis
