// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/call_context.h"
#include "ingest-service/reanalysis.h"

namespace isnad::ingest {

// The thread that works off the articles which wait to be analysed again. What
// waits stands in the store: what it has no time for, another process works
// off, and it takes on what another one left. Looking now and then, it takes
// for left what still stands at the head of the queue at the next look: a
// process at work takes a batch in far less time. Thread-safe.
class ReanalysisWorker {
 public:
  static constexpr absl::Duration kLookInterval = absl::Seconds(5);

  // Borrows reanalysis; it outlives this.
  explicit ReanalysisWorker(const Reanalysis& reanalysis,
                            absl::Duration look_interval = kLookInterval);
  // Stops after the batch at hand.
  ~ReanalysisWorker();
  ReanalysisWorker(const ReanalysisWorker&) = delete;
  ReanalysisWorker& operator=(const ReanalysisWorker&) = delete;

  // Has what waits now analysed some time, without waiting for it.
  void Wake();
  // Blocks until all that waits now has been analysed. The error of the work,
  // which is tried again later; DEADLINE_EXCEEDED or CANCELLED for the call,
  // and the work goes on; UNAVAILABLE (SHUTTING_DOWN).
  absl::Status Finish(const store::CallContext& call);

 private:
  void Run();
  // Whether somebody left work behind, by this look and the one before.
  bool IsLeftBehind(const store::CallContext& call);
  bool stopping() const;

  const Reanalysis& reanalysis_;
  const absl::Duration look_interval_;
  std::string seen_waiting_;  // at the last look; of the thread
  mutable absl::Mutex mutex_;
  absl::CondVar work_;
  absl::CondVar finished_;
  // Rounds: in each, all that waits is worked off.
  int64_t wanted_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t done_ ABSL_GUARDED_BY(mutex_) = 0;
  int64_t failed_ ABSL_GUARDED_BY(mutex_) = 0;  // the last round that failed, and why
  absl::Status failure_ ABSL_GUARDED_BY(mutex_);
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace isnad::ingest
