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
  int32_t outer = -1;  // index of the statement that this one is nested in
};

}  // namespace isnad::analysis
