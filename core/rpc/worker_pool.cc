// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/worker_pool.h"

#include <utility>

namespace isnad::rpc {

WorkerPool::WorkerPool(int threads, int queue_limit) : queue_limit_(queue_limit) {
  threads_.reserve(threads);
  for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { Work(); });
}

WorkerPool::~WorkerPool() {
  {
    absl::MutexLock lock(&mutex_);
    closing_ = true;
  }
  for (std::thread& thread : threads_) thread.join();
}

bool WorkerPool::TrySchedule(std::function<void()> task) {
  absl::MutexLock lock(&mutex_);
  if (closing_ || static_cast<int>(queue_.size()) >= queue_limit_) {
    ++refused_;
    return false;
  }
  queue_.push_back(std::move(task));
  return true;
}

int WorkerPool::queued() const {
  absl::MutexLock lock(&mutex_);
  return static_cast<int>(queue_.size());
}

int WorkerPool::busy() const {
  absl::MutexLock lock(&mutex_);
  return busy_;
}

int64_t WorkerPool::refused() const {
  absl::MutexLock lock(&mutex_);
  return refused_;
}

void WorkerPool::Work() {
  for (bool was_busy = false;; was_busy = true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mutex_);
      if (was_busy) --busy_;
      const auto ready = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
        return closing_ || !queue_.empty();
      };
      mutex_.Await(absl::Condition(&ready));
      if (queue_.empty()) return;
      task = std::move(queue_.front());
      queue_.pop_front();
      ++busy_;
    }
    task();
  }
}

}  // namespace isnad::rpc
