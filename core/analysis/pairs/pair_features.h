// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/analysis/pairs/alignment.h"
#include "core/analysis/pairs/pair_conflict.h"

namespace isnad::analysis {

// Names and values of what two texts have in common or not. Symmetric.
using PairFeatures = std::vector<std::pair<std::string, double>>;

// Texts that somebody is said to say are sentences out of reports, on one event
// or on another; without a holder they read like headlines, one of which may be
// made to oppose the other word by word. Each style has features and weights of
// its own.
enum class PairStyle : uint8_t {
  kPlain = 0,       // nobody is named
  kAttributed = 1,  // a holder of one text or of both is known
};
absl::string_view StyleId(PairStyle style);  // "plain", "attributed"

// What the rules over the frames of both texts (contradictions.h) found.
enum class RuleFinding : uint8_t { kNone, kContradiction, kAgreement };

struct PairEvidence {
  PairStyle style = PairStyle::kPlain;
  // False where no word of one has to do with any of the other, or one says
  // nothing: then the texts are unrelated whatever the features. A statement with
  // a holder may answer one without sharing a word ("we never spoke of it").
  bool comparable = true;
  PairFeatures features;
  double coverage = 0;                  // see PairVerdict
  double denied_cover = 0;              // the same
  std::vector<PairConflict> conflicts;  // the strongest first
};

// `book` must be the one that both texts were read with. O(|a| x |b|).
PairEvidence ComparePairTexts(const PairText& a, const PairText& b, RuleFinding rules,
                              const WordBook& book);

}  // namespace isnad::analysis
