// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "core/store/sql/connection.h"

namespace isnad::store::sql {

// Writes the rows that wait in the connection's buffer, in index order. Whoever
// reads them within a transaction calls this first; the engine does before it
// commits.
absl::Status WritePostings(Connection& connection);

}  // namespace isnad::store::sql
