// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/query.h"

// The rows of the feed of contradictions, as writers change them.
namespace isnad::store::sql {

// A contradiction is put: it waits for its number, unless it has or had one.
void AwaitNumber(Writes& writes, absl::string_view contradiction_id);
// It is taken out: it waits no longer. What was announced stays so.
void AwaitNoNumber(Writes& writes, absl::string_view contradiction_id);

// StoreWriter::PublishContradictions, within a transaction in which each
// statement sees what was committed when it began, or which fails where another
// one did the same meanwhile.
absl::StatusOr<int64_t> GiveNumbers(Connection& connection, int64_t kept);

}  // namespace isnad::store::sql
