// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "core/analysis/pairs/pair_scorer.h"
#include "query-service/claim_relation.h"

namespace isnad::query {

// What one side of a comparison says in words.
struct SideWords {
  std::string text;
  std::string holder;  // who says it; empty where nobody is named
  std::string outlet;  // shown where there is no holder
};

// How two sides relate, where `frames` is what the rules over their frames found.
// A contradiction of the frames stands; in all else the words decide, with the
// frames as one piece of their evidence. INVALID_ARGUMENT for malformed UTF-8.
absl::StatusOr<Relation> RelateWords(const analysis::PairScorer& scorer, const SideWords& a,
                                     const SideWords& b, Relation frames);

}  // namespace isnad::query
