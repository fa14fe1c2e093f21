// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

#include "absl/time/time.h"

namespace isnad::store {

// What a store tells of its own work while it does it. For metrics: called from
// the store's threads, several at once, so it must be thread-safe and quick, and
// it outlives the store.
class StoreObserver {
 public:
  virtual ~StoreObserver() = default;

  // Transactions that were run together, of which so many are durable now and so
  // many were refused or failed; from when the writing thread took the first of
  // them until their callers had their answers.
  virtual void Transacted(size_t /*committed*/, size_t /*failed*/, absl::Duration /*taken*/) {}
  // They are run again, because those of another process came first.
  virtual void Conflicted() {}
  // Pages in the write-ahead log of a store in a file.
  virtual void LogReaches(int64_t /*pages*/) {}

  // A call that reads got a connection after so long; gave it back; found that
  // it was lost, with the server.
  virtual void ConnectionLent(absl::Duration /*waited*/) {}
  virtual void ConnectionReturned() {}
  virtual void ConnectionLost() {}

  // One that does nothing.
  static StoreObserver& Nobody() {
    static StoreObserver* const nobody = new StoreObserver();
    return *nobody;
  }
};

}  // namespace isnad::store
