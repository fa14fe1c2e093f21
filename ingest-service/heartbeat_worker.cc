// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/heartbeat_worker.h"

#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// One that takes longer is given up.
constexpr absl::Duration kPatience = absl::Seconds(5);

}  // namespace

HeartbeatWorker::HeartbeatWorker(store::StoreWriter& store, absl::Duration interval)
    : store_(store), thread_([this, interval] { Run(interval); }) {}

HeartbeatWorker::~HeartbeatWorker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

void HeartbeatWorker::Run(absl::Duration interval) {
  bool was_ok = true;
  for (bool stopping = false; !stopping;) {
    store::CallContext call;
    call.deadline = absl::Now() + kPatience;
    const absl::Status status = store_.Beat(call);
    if (was_ok && !status.ok()) {
      rpc::Log(rpc::LogLevel::kWarning, "heartbeat_interrupted",
               rpc::ErrorFields(status, /*with_message=*/true));
    }
    was_ok = status.ok();
    absl::MutexLock lock(&mutex_);
    stopping = mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval);
  }
}

}  // namespace isnad::ingest
