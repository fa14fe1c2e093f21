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
#include "core/store/postgres/connection.h"
#include "core/store/store_observer.h"

namespace isnad::store::postgres {

// Connections that read, lent to one call at a time; opened when they are
// needed, and again when they were lost. Thread-safe. Must outlive every Lease.
class ReadPool {
 public:
  // The observer outlives the pool.
  ReadPool(std::string address, int size, StoreObserver& observer = StoreObserver::Nobody())
      : address_(std::move(address)), observer_(observer), free_(size) {}

  // A connection inside a read-only transaction, which ends with the lease: one
  // consistent view, no longer than one call.
  class Lease {
   public:
    Lease(ReadPool& pool, std::unique_ptr<Connection> connection, const CallContext& call);
    ~Lease();
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;

    Connection& connection() { return *connection_; }

   private:
    ReadPool& pool_;
    std::unique_ptr<Connection> connection_;
    std::optional<sql::Connection::CallScope> scope_;
  };

  // Waits until a connection is free or the call is over. UNAVAILABLE where the
  // server is away. That the schema is not this program's shows in what is read.
  absl::StatusOr<std::unique_ptr<Lease>> Borrow(const CallContext& call);

 private:
  // Null: the pool has room for one that is yet to be opened.
  absl::StatusOr<std::unique_ptr<Connection>> Take(const CallContext& call);
  void Return(std::unique_ptr<Connection> connection);

  const std::string address_;
  StoreObserver& observer_;
  std::mutex mutex_;
  std::condition_variable returned_;
  // Guarded by mutex_.
  std::vector<std::unique_ptr<Connection>> idle_;
  int free_;  // how many may be lent or opened besides
};

}  // namespace isnad::store::postgres
