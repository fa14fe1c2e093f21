// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/pairs/pair_text.h"

namespace isnad::analysis {

enum class MatchKind : uint8_t {
  kSame,      // the word itself
  kLemma,     // another form of it
  kDerived,   // its verb, verbal noun or participle
  kStem,      // one light stem
  kSpelling,  // a letter or two apart, where the dictionary does not know both
  kSynonym,
  kRoot,     // likely of one root
  kAntonym,  // the opposite
};

// Words a and b, indices into both texts, that stand for each other.
struct WordMatch {
  int a = 0;
  int b = 0;
  MatchKind kind = MatchKind::kSame;
  uint16_t axis = 0;  // of synonyms and antonyms
};

// Whether two words may stand for each other, opposites left out. Symmetric.
bool Meet(const PairWord& a, const PairWord& b);

// Which words of two texts stand for each other: each word at most once.
struct Alignment {
  std::vector<WordMatch> matches;  // in the order of a; antonyms among them
  std::vector<int> of_a;           // index into matches, or -1
  std::vector<int> of_b;
};

// Aligns the strongest pairs first; among those equally strong, those whose
// neighbours meet too, then those at like places. So "the price rises while
// stocks fall" meets "the price falls while stocks rise" word by word, as
// opposites, rather than by its equal words. Exchanging the texts exchanges the
// result. Reads at most kMaxAlignedWords of each text: O(|a| x |b|).
inline constexpr size_t kMaxAlignedWords = 200;
Alignment Align(const PairText& a, const PairText& b);

}  // namespace isnad::analysis
