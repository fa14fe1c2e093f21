// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "core/store/sqlite/connection.h"

namespace isnad::store::sqlite {

// One numbered file of migrations/.
struct Migration {
  int number = 0;  // 1, 2, 3 … without a gap
  const char* name = "";
  const char* sql = "";
};

// In order; generated from the files when the program is built.
const std::vector<Migration>& Migrations();

// Brings a new or older store up to this program's schema, each migration in a
// transaction of its own. SchemaTooNew for a newer one, NotAStore for another
// program's database. For the writer.
absl::Status Migrate(Connection& connection, const std::string& path);

// OK if the store has exactly this program's schema. For readers; cheap enough
// to ask in every read transaction, since a newer ingest service may migrate
// the store under a reader that runs.
absl::Status CheckSchema(Connection& connection, const std::string& path);

}  // namespace isnad::store::sqlite
