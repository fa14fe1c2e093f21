// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace isnad::ingest {

// Holds threads until it is opened. Thread-safe.
class Gate {
 public:
  // Counts the caller and blocks until Open.
  void Pass() {
    absl::MutexLock lock(&mutex_);
    ++arrived_;
    mutex_.Await(absl::Condition(&open_));
  }
  void Open() {
    absl::MutexLock lock(&mutex_);
    open_ = true;
  }
  // Blocks until so many callers have come to Pass, all told.
  void AwaitArrivals(int count) {
    absl::MutexLock lock(&mutex_);
    const auto arrived = [this, count]()
                             ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return arrived_ >= count; };
    mutex_.Await(absl::Condition(&arrived));
  }
  int arrived() const {
    absl::MutexLock lock(&mutex_);
    return arrived_;
  }

 private:
  mutable absl::Mutex mutex_;
  bool open_ ABSL_GUARDED_BY(mutex_) = false;
  int arrived_ ABSL_GUARDED_BY(mutex_) = 0;
};

}  // namespace isnad::ingest
