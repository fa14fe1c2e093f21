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
#include "core/store/sqlite/wal_index.h"
#include "core/store/state_stamp.h"
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

  // As StoreReader::Stamp.
  std::optional<StateStamp> Stamp() const { return wal_index_.Stamp(); }

 private:
  // One connection at least, all of which have read.
  ReadPool(std::string path, std::vector<std::unique_ptr<Connection>> idle, StoreObserver& observer)
      : path_(std::move(path)),
        observer_(observer),
        wal_index_(idle.front()->wal_index()),
        idle_(std::move(idle)) {}
  void Return(std::unique_ptr<Connection> connection);

  const std::string path_;
  StoreObserver& observer_;
  const WalIndex wal_index_;  // of connections that are open as long as the pool is
  std::mutex mutex_;
  std::condition_variable returned_;
  std::vector<std::unique_ptr<Connection>> idle_;  // guarded by mutex_
};

}  // namespace isnad::store::sqlite
