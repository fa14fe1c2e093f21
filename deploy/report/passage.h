// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace isnad::report {

// Half-open, in bytes.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
};

// Words of an article with the sentence around them, byte for byte.
struct Passage {
  std::string before;
  std::string marked;
  std::string after;
  bool cut_before = false;  // the sentence begins earlier
  bool cut_after = false;   // the sentence ends later
  size_t begin = 0;         // of `before` in the text
  // The words that matter most, in `before`, `marked` and `after` put together.
  std::vector<Stretch> keys;
};

// What is kept of a sentence on each side of the marked words, in bytes.
inline constexpr size_t kMaxContext = 480;

// The sentence, or the sentences, that hold bytes [begin, end) of the text. A
// longer context than kMaxContext is cut between words. OUT_OF_RANGE where the
// bytes are none of the text's or cut a character in two; INVALID_ARGUMENT for
// malformed text. Linear in the text.
absl::StatusOr<Passage> CutPassage(absl::string_view text, size_t begin, size_t end);

// Adds bytes [begin, end) of the text to the keys where the passage shows all
// of them.
void AddKey(size_t begin, size_t end, Passage* passage);

}  // namespace isnad::report
