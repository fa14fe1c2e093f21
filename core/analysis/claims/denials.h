// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "core/analysis/claims/statement_words.h"
#include "core/analysis/statements/statements.h"
#include "core/model/claim.h"

namespace isnad::analysis {

struct DeniedStatement {
  size_t index;
  // "هذه الاتهامات", where nobody was accused in so many words: only what is said
  // of whoever denies it.
  bool only_of_speaker = false;
};

// The statements that statements[i] denies where it does not word what it denies
// itself: reports that it names and contradicts ("نفى الأنباء عن أن …"), or, where
// it says no more than "ذلك" or "هذه الاتهامات", what somebody else said right
// before. `words` are those of statements[i]. Empty unless it is a denial; never
// what its own speaker said. Who refuses ("رفض إعلان الحكومة") denies only
// accusations. In text order. O(statements in the sentence before).
std::vector<DeniedStatement> DeniedStatements(const std::vector<FoundStatement>& statements,
                                              size_t i, const StatementWords& words, bool refusal);

// What others said, as whoever denies it denies it: the same claims, in the words
// in which they were said. Of plans and conditions one cannot tell.
std::vector<model::ClaimMention> DenyClaims(const model::Statement& denial,
                                            const DeniedStatement& denied,
                                            const std::vector<model::ClaimMention>& said);

}  // namespace isnad::analysis
