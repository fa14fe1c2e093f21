// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/open_store.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"
#include "core/store/postgres/postgres_reader.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/sqlite/sqlite_reader.h"
#include "core/store/sqlite/sqlite_writer.h"

namespace isnad::store {
namespace {

// The path of "sqlite:PATH".
absl::StatusOr<std::string> SqlitePath(absl::string_view address) {
  absl::string_view path = address;
  if (!absl::ConsumePrefix(&path, "sqlite:") || path.empty()) {
    // The address may hold a password.
    return absl::InvalidArgumentError("--store must be sqlite:PATH or postgres://HOST/DATABASE");
  }
  return std::string(path);
}

bool IsPostgres(absl::string_view address) {
  return absl::StartsWith(address, "postgres://") || absl::StartsWith(address, "postgresql://");
}

}  // namespace

absl::StatusOr<std::unique_ptr<StoreWriter>> OpenStoreForWriting(absl::string_view address) {
  if (IsPostgres(address)) return postgres::PostgresWriter::Open(std::string(address));
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteWriter::Open(*path);
}

absl::StatusOr<std::unique_ptr<StoreReader>> OpenStoreForReading(absl::string_view address) {
  if (IsPostgres(address)) return postgres::PostgresReader::Open(std::string(address));
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteReader::Open(*path);
}

}  // namespace isnad::store
