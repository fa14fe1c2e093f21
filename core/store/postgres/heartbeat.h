// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "core/store/call_context.h"
#include "core/store/postgres/connection.h"

namespace isnad::store::postgres {

// Renews the row of store_heartbeat, by which readers of a standby know how far
// it lags behind, on a connection of its own that is opened when it is needed.
// One statement of one row in READ COMMITTED, which conflicts with nothing; of
// several processes the first renews it, and the others find it new. Thread-safe.
class Heartbeat {
 public:
  // A younger one is left alone.
  static constexpr absl::Duration kAge = absl::Milliseconds(900);

  explicit Heartbeat(std::string address) : address_(std::move(address)) {}

  // StoreWriter::Beat.
  absl::Status Beat(const CallContext& call);

 private:
  const std::string address_;
  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;  // guarded by mutex_
};

}  // namespace isnad::store::postgres
