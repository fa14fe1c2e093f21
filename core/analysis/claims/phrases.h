// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "core/analysis/claims/statement_words.h"

namespace isnad::analysis {

// A noun phrase: words [begin, end) of a statement, not empty unless absent.
struct Phrase {
  size_t begin = 0;
  size_t end = 0;
  size_t head = 0;          // after determiners and numbers
  int32_t entity = -1;      // when a name covers the head
  bool definite = false;    // ال, or a name
  bool accusative = false;  // an indefinite that ends in ا: an object
  absl::string_view attached;  // preposition written with its first word

  bool empty() const { return begin == end; }
};

// The letter of the preposition that is written together with the word, 0 if
// there is none or the word may as well begin with that letter: "بال", "لل",
// or a name with a letter before it.
absl::string_view AttachedPreposition(const StatementWord& word, const EntitySet& entities);

// The phrase that begins at word `begin`, not beyond `limit`; empty if none
// can begin there.
Phrase PhraseAt(const StatementWords& words, const EntitySet& entities, size_t begin, size_t limit);

// The phrase that ends right before word `end`, not before `limit`.
Phrase PhraseBefore(const StatementWords& words, const EntitySet& entities, size_t end,
                    size_t limit);

// The phrase's words as one string, the first without attached particles.
std::string TextOf(const StatementWords& words, const EntitySet& entities, const Phrase& phrase);

bool HasArticle(absl::string_view folded_word);

}  // namespace isnad::analysis
