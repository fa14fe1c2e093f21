// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "core/text/utf8.h"

namespace isnad::eval {
namespace {

bool IsWordCharacter(char32_t c) {
  constexpr auto kLettersAndNumbers = U_GC_L_MASK | U_GC_N_MASK;
  return c == U'_' || (c >= 0x064B && c <= 0x0652) ||
         (U_GET_GC_MASK(static_cast<UChar32>(c)) & kLettersAndNumbers) != 0;
}

size_t OneCodePointBefore(absl::string_view text, size_t offset) {
  if (offset == 0) return 0;
  do --offset;
  while (offset > 0 && text::IsContinuationByte(text[offset]));
  return offset;
}

size_t OneCodePointAfter(absl::string_view text, size_t offset) {
  if (offset < text.size()) text::NextCodePoint(text, &offset);
  return offset;
}

}  // namespace

std::vector<Word> WordsOf(absl::string_view text) {
  std::vector<Word> words;
  bool in_word = false;
  for (size_t offset = 0; offset < text.size();) {
    const size_t begin = offset;
    const bool continues = IsWordCharacter(text::NextCodePoint(text, &offset));
    if (continues && !in_word) words.push_back({begin, offset});
    if (continues) words.back().end = offset;
    in_word = continues;
  }
  return words;
}

WordRange CoveredWords(absl::string_view text, const std::vector<Word>& words, size_t begin,
                       size_t end) {
  const size_t from = OneCodePointBefore(text, begin);
  const size_t to = OneCodePointAfter(text, end);
  const auto first = std::partition_point(words.begin(), words.end(),
                                          [&](const Word& word) { return word.begin < from; });
  const auto last =
      std::partition_point(first, words.end(), [&](const Word& word) { return word.end <= to; });
  return {static_cast<size_t>(first - words.begin()), static_cast<size_t>(last - words.begin())};
}

}  // namespace isnad::eval
