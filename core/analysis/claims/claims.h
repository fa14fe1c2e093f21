// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/claims/event_lexicon.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"
#include "core/store/article_record.h"

namespace isnad::analysis {

// Reads the claims that the statements of a document make, narration included:
// one mention per clause with a known predicate, stance from the statement's
// act (a denial denies what it contains), endorsement from its reporting verb,
// terms set; the keys come with the contradictions' rules. Built from rules/ar/events.textproto and
// claim_clauses.textproto. Pure; cheap to copy, immutable, shareable between threads.
class ClaimReader {
 public:
  // An error names the rule file and the rule at fault.
  static absl::StatusOr<ClaimReader> Create();

  // In text order of statements, then of predicates. Statement ids must be
  // set: mentions refer to them. Linear in the document's length.
  std::vector<store::KeyedMention> Read(const Document& document, const EntitySet& entities,
                                        const std::vector<FoundStatement>& statements) const;

 private:
  struct Parts;
  explicit ClaimReader(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace isnad::analysis
