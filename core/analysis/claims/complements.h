// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "absl/strings/string_view.h"
#include "core/analysis/claims/phrases.h"
#include "core/analysis/claims/themes.h"

namespace isnad::analysis {

// A phrase after a predicate, with the preposition that brings it.
struct Complement {
  absl::string_view preposition;  // empty for a bare phrase
  Phrase phrase;
};

// What the predicate's word takes, by the rules of its event.
struct Government {
  bool takes_object = false;  // a bare one
  bool takes_ba = false;      // ب brings one of its participants
};

// The phrases in words [begin, end) of a statement, in order. Of a share of
// something ("80 في المئة من البلاد") the phrase is the whole. Linear.
std::vector<Complement> FindComplements(const StatementWords& words, const EntitySet& entities,
                                        const Themes& themes, size_t begin, size_t end,
                                        const Government& government);

}  // namespace isnad::analysis
