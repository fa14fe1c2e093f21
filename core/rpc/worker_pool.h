// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace isnad::rpc {

// A fixed number of threads behind a bounded queue. gRPC's own callback
// threads are few and must never block: handlers run here. Thread-safe.
class WorkerPool {
 public:
  WorkerPool(int threads, int queue_limit);
  // Runs what is queued, then joins.
  ~WorkerPool();

  WorkerPool(const WorkerPool&) = delete;
  WorkerPool& operator=(const WorkerPool&) = delete;

  // False, and the task is dropped, when the queue is full.
  [[nodiscard]] bool TrySchedule(std::function<void()> task);

  int threads() const { return static_cast<int>(threads_.size()); }
  int queue_limit() const { return queue_limit_; }
  int queued() const;
  // Threads that run a task.
  int busy() const;
  // Tasks that were dropped, since the start.
  int64_t refused() const;

 private:
  void Work();

  const int queue_limit_;
  mutable absl::Mutex mutex_;
  std::deque<std::function<void()>> queue_ ABSL_GUARDED_BY(mutex_);
  bool closing_ ABSL_GUARDED_BY(mutex_) = false;
  int busy_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t refused_ ABSL_GUARDED_BY(mutex_) = 0;
  std::vector<std::thread> threads_;
};

}  // namespace isnad::rpc
