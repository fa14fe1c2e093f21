// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch_tasks.h"

#include <utility>

namespace isnad::query {

bool WatchTasks::Schedule() {
  if (!workers_.TrySchedule([self = shared_from_this()] { self->RunOne(); })) return false;
  ++scheduled_;
  return true;
}

bool WatchTasks::Add(std::function<void()> task) {
  absl::MutexLock lock(&mutex_);
  waiting_.push_back(std::move(task));
  if (scheduled_ >= kAtOnce || Schedule() || scheduled_ > 0) return true;
  waiting_.pop_back();
  return false;
}

void WatchTasks::RunOne() {
  while (true) {
    std::function<void()> task;
    {
      absl::MutexLock lock(&mutex_);
      if (waiting_.empty()) {
        --scheduled_;
        return;
      }
      task = std::move(waiting_.front());
      waiting_.pop_front();
    }
    task();
    task = nullptr;
    absl::MutexLock lock(&mutex_);
    --scheduled_;
    // Behind the calls that came meanwhile, or here and now where the queue is full.
    if (waiting_.empty() || Schedule()) return;
    ++scheduled_;
  }
}

}  // namespace isnad::query
