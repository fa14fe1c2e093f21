// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "core/model/statement.h"
#include "core/store/store_reader.h"

namespace isnad::ingest {

// The statements held against the article that they are said to stand in:
// every span lies in its text, on the bounds of code points; a text given with
// a span is the one that stands there, and one that is not given is filled in;
// actors that are named exist. Each gets its system, its article and its id.
// The first violation is the error: INVALID_ARGUMENT (INVALID_SPAN,
// SPAN_TEXT_MISMATCH, DUPLICATE_ELEMENT), NOT_FOUND (ACTOR_NOT_FOUND),
// FAILED_PRECONDITION (ACTOR_MERGED). O(statements) and a row for each actor.
absl::StatusOr<std::vector<model::Statement>> CheckSupplied(
    const store::CallContext& call, const store::StoreReader& reader, const model::Article& article,
    const std::string& source_system, std::vector<model::Statement> statements);

}  // namespace isnad::ingest
