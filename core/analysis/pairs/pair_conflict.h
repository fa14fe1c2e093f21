// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/model/contradiction.h"
#include "core/text/offset_map.h"

namespace isnad::analysis {

// What may make two texts conflict: which words, and how.
struct PairConflict {
  model::ContradictionType type = model::ContradictionType::kUnspecified;
  std::string a;  // words of the first text, as written; empty where it has none
  std::string b;
  text::ByteRange range_a;  // of the texts as received; empty where no word
  text::ByteRange range_b;
  bool b_opposes = false;  // of a denial, doubt or negation: it stands in b
};

struct AmountDifferences;
struct PairText;
struct WordDifferences;

// What conflicts in two texts, the plainest first, at most four: opposites, what
// one denies or negates and the other states, numbers, times; where there is
// none of these, the words that stand in each other's place. May be empty.
std::vector<PairConflict> FindPairConflicts(const PairText& a, const PairText& b,
                                            const WordDifferences& words,
                                            const AmountDifferences& amounts);

}  // namespace isnad::analysis
