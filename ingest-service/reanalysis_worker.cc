// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/reanalysis_worker.h"

#include <utility>

#include "core/rpc/log.h"
#include "ingest-service/article_stream.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

// Between two looks at the call that waits.
constexpr absl::Duration kPatience = absl::Milliseconds(20);
// After an error of the store.
constexpr absl::Duration kRetryDelay = absl::Seconds(1);

}  // namespace

ReanalysisWorker::ReanalysisWorker(const Reanalysis& reanalysis, absl::Duration look_interval)
    : reanalysis_(reanalysis), look_interval_(look_interval), thread_([this] { Run(); }) {}

ReanalysisWorker::~ReanalysisWorker() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    work_.SignalAll();
    finished_.SignalAll();
  }
  thread_.join();
}

bool ReanalysisWorker::stopping() const {
  absl::MutexLock lock(&mutex_);
  return stopping_;
}

void ReanalysisWorker::Wake() {
  absl::MutexLock lock(&mutex_);
  ++wanted_;
  work_.Signal();
}

absl::Status ReanalysisWorker::Finish(const store::CallContext& call) {
  absl::MutexLock lock(&mutex_);
  const int64_t round = ++wanted_;
  work_.Signal();
  while (done_ < round) {
    if (stopping_) return ShuttingDownError();
    if (failed_ >= round) return failure_;
    if (absl::Status status = call.Check(); !status.ok()) return status;
    finished_.WaitWithTimeout(&mutex_, kPatience);
  }
  return absl::OkStatus();
}

bool ReanalysisWorker::IsLeftBehind(const store::CallContext& call) {
  const auto waiting = reanalysis_.FirstWaiting(call);
  if (!waiting.ok()) return false;  // the next look will tell
  const std::string before = std::exchange(seen_waiting_, *waiting);
  return !before.empty() && seen_waiting_ == before;
}

void ReanalysisWorker::Run() {
  store::CallContext call;
  call.cancelled = [this] { return stopping(); };
  absl::MutexLock lock(&mutex_);
  while (!stopping_) {
    if (done_ >= wanted_) {
      const bool is_time_to_look = work_.WaitWithTimeout(&mutex_, look_interval_);
      if (!is_time_to_look || stopping_ || done_ < wanted_) continue;
      mutex_.Unlock();
      const bool is_left_behind = IsLeftBehind(call);
      mutex_.Lock();
      if (is_left_behind) ++wanted_;
      continue;
    }
    const int64_t round = wanted_;
    mutex_.Unlock();
    absl::StatusOr<bool> more = true;
    while (more.ok() && *more) more = reanalysis_.RunBatch(call);
    mutex_.Lock();
    if (more.ok()) {
      done_ = round;
    } else if (!stopping_) {
      failed_ = round;
      failure_ = more.status();
      rpc::Log(rpc::LogLevel::kError, "reanalysis_interrupted",
               rpc::ErrorFields(failure_, /*with_message=*/true));
    }
    finished_.SignalAll();
    if (!more.ok() && !stopping_) work_.WaitWithTimeout(&mutex_, kRetryDelay);
  }
}

}  // namespace isnad::ingest
