// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "core/store/sql/reader_methods.h"
#include "core/store/sqlite/read_pool.h"

namespace isnad::store::sqlite {

// A read-only view of a SQLite store: each call runs on a connection of its
// own and sees one committed state.
class SqliteReader final : public sql::ReaderMethods<StoreReader, SqliteReader> {
 public:
  static constexpr int kDefaultConnections = 8;

  // Errors as OpenStoreForReading. `connections` calls run at once, more wait.
  // The observer outlives the reader.
  static absl::StatusOr<std::unique_ptr<SqliteReader>> Open(
      const std::string& path, int connections = kDefaultConnections,
      StoreObserver& observer = StoreObserver::Nobody());

  std::optional<StateStamp> Stamp() const override { return pool_->Stamp(); }

 private:
  friend class sql::ReaderMethods<StoreReader, SqliteReader>;
  explicit SqliteReader(std::unique_ptr<ReadPool> pool) : pool_(std::move(pool)) {}

  template <typename F>
  auto Read(const CallContext& call, F f) const -> decltype(f(std::declval<Connection&>())) {
    auto lease = pool_->Borrow(call);
    if (!lease.ok()) return lease.status();
    return f((*lease)->connection());
  }

  const std::unique_ptr<ReadPool> pool_;
};

}  // namespace isnad::store::sqlite
