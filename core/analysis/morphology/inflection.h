// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/morphology/form_list.h"
#include "core/analysis/morphology/lexicon.h"

namespace isnad::analysis {

// Every form of the lexeme without what may be attached to it, each spelling
// in use, folded: 60 to 120 for a verb. Finite forms come first. INVALID_ARGUMENT
// names the word that is no Arabic word or no dictionary form.
absl::StatusOr<std::vector<InflectedForm>> Inflect(const Lexeme& lexeme);

}  // namespace isnad::analysis
