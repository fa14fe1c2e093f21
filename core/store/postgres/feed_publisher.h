// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "core/store/call_context.h"
#include "core/store/postgres/connection.h"

namespace isnad::store::postgres {

// Gives contradictions their numbers, on a connection of its own that is opened
// when it is needed. Those of several processes wait for each other at the row
// that holds the newest number. READ COMMITTED serves that (each statement
// sees what was committed before it, and so what the one before numbered), and
// keeps out of the conflicts of those that ingest; an engine that takes it for
// something stricter reports a conflict, and the transaction runs again. A
// process that stops in the middle of it is given up by the server after
// kHoldTime; what an unknown commit left open, the next call finds. Thread-safe.
class FeedPublisher {
 public:
  // A server may take so long for an idle session to end.
  static constexpr char kHoldTime[] = "5s";

  explicit FeedPublisher(std::string address) : address_(std::move(address)) {}

  // StoreWriter::PublishContradictions.
  absl::StatusOr<int64_t> Publish(const CallContext& call, int64_t kept);

 private:
  absl::Status Connect(const CallContext& call);
  absl::StatusOr<int64_t> PublishOnce(int64_t kept);

  const std::string address_;
  std::mutex mutex_;
  std::unique_ptr<Connection> connection_;  // guarded by mutex_
};

}  // namespace isnad::store::postgres
