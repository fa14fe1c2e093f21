// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::eval {

// Half-open range of UTF-8 bytes.
struct Word {
  size_t begin;
  size_t end;
};

// Half-open range of indexes into the words of a text.
struct WordRange {
  size_t begin = 0;
  size_t end = 0;

  size_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(size_t word) const { return begin <= word && word < end; }
};

// What is counted: maximal runs of letters, digits, underscores and the
// vowel signs U+064B..U+0652, in order. The evaluation has its own notion of a
// word so that a change of the product's tokens does not move the figures.
// Requires well-formed UTF-8. Linear.
std::vector<Word> WordsOf(absl::string_view text);

// Words that lie in bytes [begin, end) of `text`, widened by one code point on
// each side, so that a quote mark or a one-letter prefix more or less does not
// count. Requires words == WordsOf(text). Logarithmic in the number of words.
WordRange CoveredWords(absl::string_view text, const std::vector<Word>& words, size_t begin,
                       size_t end);

}  // namespace isnad::eval
