// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/rules/rules.pb.h"

namespace isnad::analysis {

// The word of a rule file as the lexicon takes it; `tag` is the caller's.
Lexeme ToLexeme(const rules::Word& word, uint32_t tag);

}  // namespace isnad::analysis
