// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/model/statement.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

// Transaction::PutImportedStatements.
absl::Status PutImportedStatements(Connection& connection, absl::string_view article_id,
                                   absl::string_view source_system,
                                   const std::vector<model::Statement>& statements);

}  // namespace isnad::store::sql
