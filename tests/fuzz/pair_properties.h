// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"
#include "core/analysis/pairs/pair_scorer.h"

namespace isnad::fuzz {

// What holds for the comparison of any two texts, however broken. Well-formed
// UTF-8 is read, anything else INVALID_ARGUMENT; the probabilities add up to 1
// and do not depend on which text comes first; the words in conflict stand inside
// the texts. Returns the first property that fails, in words, else "".
std::string FindBrokenPair(const analysis::PairScorer& scorer, absl::string_view a,
                           absl::string_view b);

}  // namespace isnad::fuzz
