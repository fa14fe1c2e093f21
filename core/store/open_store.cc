// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/open_store.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/store/sqlite/sqlite_reader.h"
#include "core/store/sqlite/sqlite_writer.h"

namespace isnad::store {
namespace {

// The path of "sqlite:PATH".
absl::StatusOr<std::string> SqlitePath(absl::string_view address) {
  absl::string_view path = address;
  if (!absl::ConsumePrefix(&path, "sqlite:") || path.empty()) {
    return absl::InvalidArgumentError(absl::StrCat("--store must be sqlite:PATH, not ", address));
  }
  return std::string(path);
}

}  // namespace

absl::StatusOr<std::unique_ptr<StoreWriter>> OpenStoreForWriting(absl::string_view address) {
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteWriter::Open(*path);
}

absl::StatusOr<std::unique_ptr<StoreReader>> OpenStoreForReading(absl::string_view address) {
  const auto path = SqlitePath(address);
  if (!path.ok()) return path.status();
  return sqlite::SqliteReader::Open(*path);
}

}  // namespace isnad::store
