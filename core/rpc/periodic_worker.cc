// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/periodic_worker.h"

#include <utility>

#include "core/model/steady_clock.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {

PeriodicWorker::PeriodicWorker(absl::string_view interrupted, absl::Duration interval, Task task)
    : interrupted_(interrupted),
      task_(std::move(task)),
      thread_([this, interval] { Run(interval); }) {}

PeriodicWorker::~PeriodicWorker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void PeriodicWorker::Run(absl::Duration interval) {
  for (bool stopping = false; !stopping;) {
    DoOnce();
    absl::MutexLock lock(&mutex_);
    stopping = mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval);
  }
  DoOnce();
}

void PeriodicWorker::DoOnce() {
  store::CallContext call;
  call.deadline = model::SteadyNow() + kPatience;
  const absl::Status status = task_(call);
  if (was_ok_ && !status.ok()) {
    Log(LogLevel::kWarning, interrupted_, ErrorFields(status, /*with_message=*/true));
  }
  was_ok_ = status.ok();
}

}  // namespace isnad::rpc
