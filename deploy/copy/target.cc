// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/target.h"

#include "absl/status/status.h"
#include "core/store/errors.h"
#include "core/store/sql/query.h"
#include "deploy/copy/address.h"
#include "deploy/copy/postgres_target.h"
#include "deploy/copy/sqlite_target.h"

namespace isnad::copy {

absl::StatusOr<std::unique_ptr<Target>> Target::Open(absl::string_view text) {
  const auto address = ParseAddress(text);
  if (!address.ok()) return address.status();
  return address->is_postgres ? OpenPostgresTarget(address->place)
                              : OpenSqliteTarget(address->place);
}

absl::StatusOr<bool> Target::HasTable(absl::string_view name) {
  store::sql::Query row(connection(), table_query(), name);
  const bool found = row.Next();
  if (!row.status().ok()) return row.status();
  return found;
}

absl::StatusOr<Target::State> StateOfVersion(int version, int known) {
  if (version == 0) return Target::State::kEmpty;
  if (version == store::kUnfinishedCopy + known) return Target::State::kUnfinishedCopy;
  if (version < store::kUnfinishedCopy) return Target::State::kStore;
  return absl::FailedPreconditionError(
      "the target is an unfinished copy by another version of isnad-copy: finish it with that"
      " version, or give another target");
}

}  // namespace isnad::copy
