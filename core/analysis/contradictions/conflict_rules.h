// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/contradictions/features.h"

namespace isnad::analysis {

// A rule that holds for a pair, with how sure it is and the words in conflict.
struct Conflict {
  const rules::ConflictRule* rule;
  double confidence;
  std::string words_a;
  std::string words_b;
};

// The conflicts between two sides, each rule's preconditions and weights
// applied; those below their threshold left out. In the order of the rules.
std::vector<Conflict> FindConflicts(const Side& a, const Side& b, const Features& features,
                                    const RuleBook& book);

}  // namespace isnad::analysis
