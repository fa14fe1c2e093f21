// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

enum class Agreement : uint8_t {
  kContradicts,  // the word is written as another word
  kDoubtful,     // the same if the writer was careless
  kAgrees,
};

// A folded word beside the surface that it was folded from, where that is
// known. Compares the letters in which folding loses most: the alef that a
// form begins with, and the letter that the word ends with.
class WrittenWord {
 public:
  // `surface` may be empty: then everything agrees. Borrows both.
  WrittenWord(absl::string_view folded, absl::string_view surface);

  // `stem` is part of the folded word, followed by nothing or a pronoun; the
  // form that equals it once folded is spelled with these letters.
  Agreement Compare(absl::string_view stem, bool before_pronoun, char32_t form_first,
                    char32_t form_last) const;

 private:
  absl::string_view folded_;
  absl::string_view surface_;
};

}  // namespace isnad::analysis
