// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/feed_worker.h"

#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// A call that takes longer is given up; what it left, the next one does.
constexpr absl::Duration kPatience = absl::Seconds(5);

}  // namespace

FeedWorker::FeedWorker(store::StoreWriter& store, absl::Duration interval)
    : store_(store), thread_([this, interval] { Run(interval); }) {}

FeedWorker::~FeedWorker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  thread_.join();
}

absl::Status FeedWorker::PublishAll() {
  while (true) {
    store::CallContext call;
    call.deadline = absl::Now() + kPatience;
    const auto count = store_.PublishContradictions(call, store::kFeedRetention);
    if (!count.ok() || *count == 0) return count.status();
  }
}

void FeedWorker::Run(absl::Duration interval) {
  bool was_ok = true;
  for (bool stopping = false; !stopping;) {
    {
      absl::MutexLock lock(&mutex_);
      stopping = mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval);
    }
    const absl::Status status = PublishAll();
    if (was_ok && !status.ok()) {
      rpc::Log(rpc::LogLevel::kWarning, "feed_interrupted",
               rpc::ErrorFields(status, /*with_message=*/true));
    }
    was_ok = status.ok();
  }
}

}  // namespace isnad::ingest
