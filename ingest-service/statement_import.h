// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"
#include "isnad/v1/ingest_service.pb.h"

// Statements that another system found in a stored article.
namespace isnad::ingest {

struct ImportRequest {
  std::string article_id;
  int32_t revision = 0;  // 0: not checked
  std::string source_system;
  // As supplied: not yet held against the article.
  std::vector<model::Statement> statements;
  std::string request_id;   // empty: the call is not protected
  std::string fingerprint;  // of all but request_id and validate_only
  bool validate_only = false;
};

struct ImportResult {
  std::string outlet;                        // of the article
  std::vector<model::Statement> statements;  // in the order of the request
  // Those that the statements give rise to; highest confidence first, then by id.
  std::vector<model::Contradiction> contradictions;
  bool written = false;  // by this very call: not a replay, not validate_only
};

// FIELD_REQUIRED (article, source_system, statements, a speaker of what is no
// narration), INVALID_ENUM_VALUE (a kind is missing), INVALID_SPAN (the ends
// are not in order), INVALID_RESOURCE_NAME, INVALID_REQUEST_ID. Paths are
// those of the request: "statements[3].span". Pure.
absl::StatusOr<ImportRequest> ReadImportRequest(const v1::ImportStatementsRequest& request);

// Stores the statements in place of what the system supplied before, and
// analyses the article again with them, in one transaction: all or nothing. A
// repeated request_id changes nothing and is answered as it was first; where
// the article has another text by now, or is gone, without contradictions. The
// errors that the proto names, and those of the store. Costs what the
// article's ingest cost.
absl::StatusOr<ImportResult> ImportStatements(const store::CallContext& call,
                                              store::StoreWriter& store, const Analysis& analysis,
                                              const ImportRequest& request, absl::Time now);

}  // namespace isnad::ingest
