// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::text {

// The form of a normalized word under which spellings of it meet: alef with
// hamza, madda or wasla as bare alef; hamza on waw and ya as waw and ya; alef
// maqsura and Persian ya as ya; ta marbuta as ha; Persian kaf and gaf as kaf;
// a free hamza at the end of a word dropped; Latin letters in lower case.
// For matching only, never for display. Idempotent; linear.
//
// Appends to *out; returns nothing new to own. Requires normalized UTF-8.
void AppendFolded(absl::string_view normalized_word, std::string* out);
std::string Fold(absl::string_view normalized_word);

// Normalizes, then folds each word, words joined by one space: what queries
// and stored search terms go through. Malformed UTF-8 yields an empty string.
std::string FoldText(absl::string_view raw);

// The words of FoldText, in order.
std::vector<std::string> FoldedWords(absl::string_view raw);

}  // namespace isnad::text
