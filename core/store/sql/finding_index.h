// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/store/sql/connection.h"

namespace isnad::store::sql {

// Fills the columns and tables that repeat what records hold, where another
// version of the program wrote them: every article is put again as it stands,
// some at a time. Broken off, it begins anew. For the writer, outside a
// transaction. As long as loading without analysis; one row where nothing is
// to be done.
absl::Status UpdateFindingIndex(Connection& connection);
// Whether that has nothing to do. Reads one row.
absl::StatusOr<bool> FindingIndexIsCurrent(Connection& connection);

}  // namespace isnad::store::sql
