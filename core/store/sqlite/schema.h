// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
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

// The number of the store's latest migration; 0 for an empty database. NotAStore
// for another program's.
absl::StatusOr<int> SchemaVersion(Connection& connection, const std::string& path);

// For isnad-copy. The tables of a store, and what `further` makes and changes, in
// an empty database: all in one transaction. Every program refuses the store,
// whose version is kUnfinishedCopy and its own, until FinishCopy, which is for the
// transaction that is open.
absl::Status CreateForCopy(Connection& connection, absl::string_view further);
absl::Status FinishCopy(Connection& connection);

// OK if the store has exactly this program's schema. For readers that open it.
absl::Status CheckSchema(Connection& connection, const std::string& path);
// The same for a store that is open already: a newer ingest service may migrate it
// under a reader that runs. Reads one number, for every read transaction.
absl::Status CheckVersion(Connection& connection, const std::string& path);

}  // namespace isnad::store::sqlite
