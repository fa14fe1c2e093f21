// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "core/store/call_context.h"
#include "core/store/store_observer.h"
#include "core/store/store_writer.h"

namespace isnad::store::sql {

using TransactionBody = absl::FunctionRef<absl::Status(Transaction&)>;

// A transaction on its way: from its caller's stack, through the queue, to the
// writing thread and back.
struct PendingBody {
  enum class State { kWaiting, kTaken, kFinished };

  const CallContext& call;
  TransactionBody run;
  State state = State::kWaiting;  // guarded by the queue's mutex
  absl::Status result;            // the caller's once kFinished
  // By which commit the result stands, where the engine has tokens.
  std::optional<CommitToken> commit = std::nullopt;
};

// Where callers wait for the one thread that writes. Thread-safe. With the
// standard library's mutex, which ThreadSanitizer sees through; a packaged
// Abseil is built without it.
class CommitQueue {
 public:
  // More calls than that are turned away as StoreBusy.
  static constexpr size_t kMaxWaiting = 1024;

  // The observer outlives the queue.
  explicit CommitQueue(StoreObserver& observer = StoreObserver::Nobody()) : observer_(observer) {}

  // Blocks until every body is finished; bodies that have not been taken when
  // the call is over are withdrawn. Results in the order of bodies; the last
  // commit is noted in the call.
  std::vector<absl::Status> Submit(const CallContext& call,
                                   const std::vector<TransactionBody>& bodies);

  // For the writing thread. The next body; null after Close() once all are
  // served, and, for TakeIfAny, when none waits.
  PendingBody* Take();
  PendingBody* TakeIfAny();
  // Gives the callers their results.
  void Finish(const std::vector<PendingBody*>& bodies);
  StoreObserver& observer() const { return observer_; }

  // Turns away what comes from now on.
  void Close();

 private:
  absl::Status Admit(std::deque<PendingBody>& bodies);
  // These two are called with mutex_ held.
  PendingBody* TakeFirst();
  void Withdraw(std::deque<PendingBody>& bodies, const absl::Status& why);

  void Tell(const std::vector<PendingBody*>& bodies) const;

  StoreObserver& observer_;
  absl::Time taken_;  // when the writing thread took the first of a group; that thread's
  std::mutex mutex_;
  std::condition_variable work_;      // something waits, or the queue is closed
  std::condition_variable finished_;  // some bodies are finished
  // Guarded by mutex_.
  std::deque<PendingBody*> waiting_;
  bool closed_ = false;
};

}  // namespace isnad::store::sql
