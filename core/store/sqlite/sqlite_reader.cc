// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/sqlite_reader.h"

namespace isnad::store::sqlite {

absl::StatusOr<std::unique_ptr<SqliteReader>> SqliteReader::Open(const std::string& path,
                                                                 int connections,
                                                                 StoreObserver& observer) {
  auto pool = ReadPool::Open(path, connections, observer);
  if (!pool.ok()) return pool.status();
  return std::unique_ptr<SqliteReader>(new SqliteReader(*std::move(pool)));
}

}  // namespace isnad::store::sqlite
