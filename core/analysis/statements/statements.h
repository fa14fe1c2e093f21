// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/model/statement.h"

namespace isnad::analysis {

// A statement with the tokens it was read from, for the stages after it.
struct FoundStatement {
  model::Statement statement;  // without id, claim_ids and rules_version
  const DocumentField* field;
  uint32_t begin_token;  // content, [begin, end) in field->tokens
  uint32_t end_token;
  // Entity of the speaker and of each carrier in EntitySet; -1 if anonymous or
  // (narration) the outlet.
  int32_t speaker_entity = -1;
  std::vector<int32_t> chain_entities;
  // How many of the carriers, the last ones, quoted the speaker rather than
  // heard him: نقلت رويترز عن; and how many of them behind it: …، بحسب رويترز.
  uint32_t quoting = 0;
  uint32_t sources = 0;
  int32_t outer = -1;  // index of the statement that this one is nested in
};

// Finds who says what in an article: reported speech, quotations, headlines,
// interview turns, and the reporter's own narration, by the reporting verbs of
// rules/ar/cues.textproto and its neighbours. Pure; cheap to copy, immutable,
// safe to share between threads.
class StatementReader {
 public:
  // An error names the rule file and the cue at fault.
  static absl::StatusOr<StatementReader> Create();
  static absl::StatusOr<StatementReader> Create(std::shared_ptr<const Vocabulary> vocabulary);

  // Statements in text order of their content, title first; an outer statement
  // stands before those nested in it. Borrows the document: `field` points
  // into it. Linear in the document's length.
  std::vector<FoundStatement> Read(const Document& document, const EntitySet& entities) const;

 private:
  struct Parts;
  explicit StatementReader(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace isnad::analysis
