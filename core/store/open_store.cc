// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/open_store.h"

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/store/postgres/connecting.h"
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

absl::StatusOr<std::unique_ptr<StoreWriter>> OpenStoreForWriting(absl::string_view address,
                                                                 const CallContext& call,
                                                                 StoreObserver& observer) {
  if (IsPostgres(address)) {
    return postgres::PostgresWriter::Open(std::string(address), call, observer);
  }
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteWriter::Open(*path, {.observer = &observer}, call);
}

absl::StatusOr<std::unique_ptr<StoreReader>> OpenStoreForReading(absl::string_view address,
                                                                 const ReadOptions& options) {
  if (absl::Status status = CheckStoreAddress(address, options); !status.ok()) return status;
  if (IsPostgres(address)) {
    return postgres::PostgresReader::Open(std::string(address), {.read = options});
  }
  return sqlite::SqliteReader::Open(*SqlitePath(address), sqlite::SqliteReader::kDefaultConnections,
                                    *options.observer);
}

bool IsInFile(absl::string_view address) { return SqlitePath(address).ok(); }

DiskUse DiskUseOf(absl::string_view address) {
  const auto path = SqlitePath(address);
  if (!path.ok()) return {};
  const auto size = [](const std::string& file) -> int64_t {
    std::error_code missing;
    const auto bytes = std::filesystem::file_size(file, missing);
    return missing ? 0 : static_cast<int64_t>(bytes);
  };
  std::error_code missing;
  const auto space = std::filesystem::space(*path, missing);
  return {.database_bytes = size(*path),
          .log_bytes = size(*path + "-wal"),
          .available_bytes = missing ? 0 : static_cast<int64_t>(space.available)};
}

absl::Status CheckStoreAddress(absl::string_view address, const ReadOptions& options) {
  if (!IsPostgres(address)) {
    if (options.replicas.empty()) return SqlitePath(address).status();
    return absl::InvalidArgumentError("replicas are for a store of postgres://");
  }
  absl::Status status = postgres::ServersOf(std::string(address)).status();
  for (const std::string& replica : options.replicas) {
    status.Update(postgres::ServersOf(replica).status());
  }
  return status;
}

}  // namespace isnad::store
