// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <deque>
#include <functional>
#include <memory>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "core/rpc/worker_pool.h"

namespace isnad::query {

// The work of watches on the pool that serves all calls: a contradiction is news
// to all of them at once, and they must not fill the queue that others wait in.
// So few tasks at a time stand in it, and the rest here, one for each watch at
// most. Thread-safe. Shared by those tasks.
class WatchTasks : public std::enable_shared_from_this<WatchTasks> {
 public:
  static constexpr int kAtOnce = 2;

  // Borrows workers; they outlive this.
  explicit WatchTasks(rpc::WorkerPool& workers) : workers_(workers) {}

  // False, and the task is dropped, where the pool has no room for any.
  [[nodiscard]] bool Add(std::function<void()> task);

 private:
  // Runs the first task, and sees to it that somebody runs the next.
  void RunOne();
  bool Schedule() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  rpc::WorkerPool& workers_;
  absl::Mutex mutex_;
  std::deque<std::function<void()>> waiting_ ABSL_GUARDED_BY(mutex_);
  int scheduled_ ABSL_GUARDED_BY(mutex_) = 0;  // in the pool's queue or running
};

}  // namespace isnad::query
