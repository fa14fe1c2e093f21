// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/store/call_context.h"
#include "core/store/sqlite/connection.h"
#include "core/store/store_observer.h"

namespace isnad::store::sqlite {

// A fixed number of read-only connections, lent to one call at a time.
// Thread-safe. Must outlive every Lease.
class ReadPool {
 public:
  // Opens all of them at once, so that a store that is away is known now.
  // The observer outlives the pool.
  static absl::StatusOr<std::unique_ptr<ReadPool>> Open(
      const std::string& path, int size, StoreObserver& observer = StoreObserver::Nobody());

  // A connection inside a read transaction, which ends with the lease: one
  // consistent view, no longer than one call.
  class Lease {
   public:
    Lease(ReadPool& pool, std::unique_ptr<Connection> connection, const CallContext& call);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    // SchemaTooNew and the like where the store has changed under us.
    absl::Status Begin();
    Connection& connection() { return *connection_; }

   private:
    ReadPool& pool_;
    std::unique_ptr<Connection> connection_;
    std::optional<Connection::CallScope> scope_;
  };

  // Waits until a connection is free or the call is over.
  absl::StatusOr<std::unique_ptr<Lease>> Borrow(const CallContext& call);

 private:
  ReadPool(std::string path, std::vector<std::unique_ptr<Connection>> idle, StoreObserver& observer)
      : path_(std::move(path)), observer_(observer), idle_(std::move(idle)) {}
  void Return(std::unique_ptr<Connection> connection);

  const std::string path_;
  StoreObserver& observer_;
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;  // guarded by mutex_
};

}  // namespace isnad::store::sqlite
