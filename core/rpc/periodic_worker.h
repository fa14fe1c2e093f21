// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/call_context.h"

namespace isnad::rpc {

// A thread that does one thing again and again. Where it cannot, the log says so
// once, and it is tried again.
class PeriodicWorker {
 public:
  // What is done at most that long, each time: the deadline of its call.
  static constexpr absl::Duration kPatience = absl::Seconds(5);
  using Task = std::function<absl::Status(const store::CallContext&)>;

  // Does the task at once, and then at every interval. interrupted: what the log
  // calls the first of a row of failures; a literal.
  PeriodicWorker(absl::string_view interrupted, absl::Duration interval, Task task);
  // Does it a last time, and stops.
  ~PeriodicWorker();
  PeriodicWorker(const PeriodicWorker&) = delete;
  PeriodicWorker& operator=(const PeriodicWorker&) = delete;

 private:
  void Run(absl::Duration interval);
  void DoOnce();

  const absl::string_view interrupted_;
  const Task task_;
  bool was_ok_ = true;  // of the thread
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace isnad::rpc
