// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/analysis/pairs/amounts.h"
#include "core/analysis/pairs/pair_features.h"
#include "core/analysis/pairs/word_differences.h"

namespace isnad::analysis {

// The features of texts of which a holder is known: few, since few such pairs
// are labelled. Symmetric.
PairFeatures AttributedFeatures(const PairText& a, const PairText& b, const WordDifferences& words,
                                const AmountDifferences& amounts);

}  // namespace isnad::analysis
