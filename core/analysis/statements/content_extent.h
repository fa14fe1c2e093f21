// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/entities/field_words.h"
#include "core/analysis/statements/clause_words.h"
#include "core/analysis/statements/frame.h"
#include "core/analysis/statements/quote_index.h"

namespace isnad::analysis {

// Where content ends: with its quotation, its sentence, the next reporting
// clause, or the reporter's own comment. Borrows its arguments.
class ContentExtent {
 public:
  ContentExtent(const FieldWords& words, const QuoteIndex& quotes, const ClauseWords& clauses,
                const std::vector<Frame>& frames);

  // Token after the content of this frame, marks and commas trimmed.
  // Bounded by the sentence and its quotations.
  uint32_t End(const Frame& frame) const;
  // The same for a clause that starts at `begin` without a frame.
  uint32_t ClauseEnd(uint32_t begin) const;

  // Removes what is no word from the end, down to `begin`.
  uint32_t Trim(uint32_t begin, uint32_t end) const;

  // True where a quotation that ends here is followed by the rest of its clause.
  bool ContinuesAfterQuote(uint32_t after, uint32_t limit) const;

 private:
  uint32_t Scan(uint32_t t, int32_t inside, uint32_t own_cue) const;
  bool TellsOn(uint32_t comma) const;
  uint32_t PhraseEnd(const Frame& frame, uint32_t end) const;
  bool EndsHere(uint32_t t, uint32_t limit, uint32_t own_cue) const;

  const FieldWords& words_;
  const QuoteIndex& quotes_;
  const ClauseWords& clauses_;
  std::vector<bool> reporting_clause_at_;
};

}  // namespace isnad::analysis
