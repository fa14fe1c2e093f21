// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>
#include <mutex>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "core/store/commit_token.h"

namespace isnad::store {

// What a store notes of one call while it serves it. Thread-safe.
class CallNotes {
 public:
  // What the call has committed was committed with this or before.
  void Committed(const CommitToken& token) {
    std::lock_guard lock(mutex_);
    last_commit_ = token;
  }
  // The last commit; nullopt where there was none, or where every reader sees a
  // commit at once and there are no tokens.
  std::optional<CommitToken> last_commit() const {
    std::lock_guard lock(mutex_);
    return last_commit_;
  }

  // Where the call reads, of several endpoints; -1 where it has not read. The
  // parts of one answer come from one endpoint as long as that answers.
  int endpoint() const { return endpoint_; }
  void ReadFrom(int endpoint) { endpoint_ = endpoint; }

 private:
  mutable std::mutex mutex_;
  std::optional<CommitToken> last_commit_;  // guarded by mutex_
  std::atomic<int> endpoint_ = -1;
};

// What bounds one call: passed down from the RPC to the last SQL step.
struct CallContext {
  absl::Time deadline = absl::InfiniteFuture();
  // True once the caller has gone away. May be called often, from the calling
  // thread or one of the store's own, one at a time; empty means never.
  std::function<bool()> cancelled = {};
  // Only states of the store that hold this commit may be read by a reader.
  // Transactions, and the reader of a writer, see every commit anyway.
  std::optional<CommitToken> read_after = std::nullopt;
  // Outlives the call; null where nobody asks.
  CallNotes* notes = nullptr;

  // OK, or CANCELLED or DEADLINE_EXCEEDED.
  absl::Status Check() const;
};

}  // namespace isnad::store
