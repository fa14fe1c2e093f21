// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "core/store/postgres/read_pool.h"
#include "core/store/sql/reader_methods.h"

namespace isnad::store::postgres {

// A read-only view of a PostgreSQL store: each call runs on a connection of its
// own and sees one committed state. A server that went away and came back is
// found again by itself.
class PostgresReader final : public sql::ReaderMethods<StoreReader, PostgresReader> {
 public:
  static constexpr int kDefaultConnections = 8;

  // Errors as OpenStoreForReading; `address` is a postgres:// URI. `connections`
  // calls run at once, more wait.
  static absl::StatusOr<std::unique_ptr<PostgresReader>> Open(
      const std::string& address, int connections = kDefaultConnections);

 private:
  friend class sql::ReaderMethods<StoreReader, PostgresReader>;
  PostgresReader(const std::string& address, int connections) : pool_(address, connections) {}

  // Again on another connection where the first was lost: it may have been idle
  // while the server was restarted, and reading twice is reading.
  template <typename F>
  auto Read(const CallContext& call, F f) const -> decltype(f(std::declval<sql::Connection&>())) {
    for (bool again = true;; again = false) {
      auto lease = pool_.Borrow(call);
      if (!lease.ok()) return lease.status();
      auto result = f((*lease)->connection());
      if (!again || !(*lease)->connection().is_lost()) return result;
    }
  }

  mutable ReadPool pool_;
};

}  // namespace isnad::store::postgres
