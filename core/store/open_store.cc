// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/open_store.h"

#include <string>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/store/postgres/postgres_reader.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/sqlite/sqlite_reader.h"
#include "core/store/sqlite/sqlite_writer.h"

namespace isnad::store {
namespace {

constexpr size_t kLongestScheme = 16;  // bytes shown of what may be none

// The path of "sqlite:PATH".
absl::StatusOr<std::string> SqlitePath(absl::string_view address) {
  absl::string_view path = address;
  if (!absl::ConsumePrefix(&path, "sqlite:") || path.empty()) {
    // Only its scheme: the rest may hold a password.
    const absl::string_view scheme = address.substr(0, address.find(':'));
    return absl::InvalidArgumentError(
        absl::StrCat("--store must be sqlite:PATH or postgres://HOST/DATABASE; it begins with ",
                     std::string(scheme.substr(0, kLongestScheme))));
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

absl::StatusOr<std::unique_ptr<StoreReader>> OpenStoreForReading(absl::string_view address,
                                                                 const ReadOptions& options) {
  if (IsPostgres(address)) {
    return postgres::PostgresReader::Open(std::string(address), {.read = options});
  }
  if (!options.replicas.empty()) {
    return absl::InvalidArgumentError("replicas are for a store of postgres://");
  }
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteReader::Open(*path);
}

}  // namespace isnad::store
