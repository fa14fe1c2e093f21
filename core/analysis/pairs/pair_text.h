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
  std::string surface;  // as the text has it, normalized
  std::string folded;
  text::ByteRange range;  // of the text as received
  double number = 0;      // its value, if is_number
  bool is_number = false;
  // Whether the text holds it not to be so: under a negation, a denial or a
  // failure, or under two of them: then not.
  bool negative = false;
  // The first word that a negation, denial or failure speaks of: what did not
  // happen, rather than to whom.
  bool heads_negation = false;
};

// A number with what it counts, and where.
struct PairQuantity {
  model::Quantity quantity;
  uint32_t unit = 0;  // fingerprint of the unit's lemma
  size_t word = 0;    // index of the first word in it or behind it
  // Said to be a part of something: "among them 30", "30 of 90".
  bool is_part = false;
  std::string surface;
  text::ByteRange range;
};

// A day or a longer time that the text names, and where.
struct PairTime {
  model::TimeInterval interval;
  std::string surface;
  text::ByteRange range;
};

// How many numbers and times of a text are read; those behind them are not.
inline constexpr size_t kMostAmounts = 32;

// A text read for comparing. Owns all it holds.
struct PairText {
  // Without function words, negators, and words that only deny or report; times
  // stand in `times` alone.
  std::vector<PairWord> words;
  std::vector<PairQuantity> quantities;
  std::vector<PairTime> times;
  std::vector<PairWord> against;  // negators, denials, doubts and failures, in order
  uint16_t kinds = 0;             // WordKind bits of all its words
  bool denies = false;            // a denial that is not itself negated
  bool question = false;
  std::vector<std::string> holder;  // its words, folded
  // Those of them that tell it from others: its names, if it has any, else all.
  std::vector<PairWord> holder_words;
};

// INVALID_ARGUMENT for malformed UTF-8. Linear.
absl::StatusOr<PairText> ReadPairText(const TextSide& side, const WordBook& book);

}  // namespace isnad::analysis
