// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/pairs/word_book.h"
#include "core/model/frame.h"
#include "core/text/offset_map.h"

namespace isnad::analysis {

// One side of a pair as it comes in. Borrows its texts.
struct TextSide {
  absl::string_view text;
  absl::string_view holder;  // who says it, as named; empty where nobody is named
};

// A word that says something, or a listed phrase.
struct PairWord {
  WordKeys keys;
  std::string surface;    // as the text has it, normalized
  std::string folded;
  text::ByteRange range;  // of the text as received
  double number = 0;      // its value, if is_number
  bool is_number = false;
  bool negated = false;   // a negator stands before it, at most two words off
};

// A number with what it counts, and where.
struct PairQuantity {
  model::Quantity quantity;
  uint32_t unit = 0;  // fingerprint of the unit's lemma
  std::string surface;
  text::ByteRange range;
};

// A text read for comparing. Owns all it holds.
struct PairText {
  std::vector<PairWord> words;  // without function words and negators
  std::vector<PairQuantity> quantities;
  std::vector<uint32_t> dates;  // fingerprints of words for days and months
  std::vector<std::string> negators;
  std::vector<std::string> denials;  // words and phrases of that kind, as written
  std::vector<std::string> doubts;
  uint16_t kinds = 0;  // WordKind bits of all its words
  bool question = false;
  std::vector<uint32_t> holder;  // light stems of its words, sorted
};

// INVALID_ARGUMENT for malformed UTF-8. Linear.
absl::StatusOr<PairText> ReadPairText(const TextSide& side, const WordBook& book);

}  // namespace isnad::analysis
