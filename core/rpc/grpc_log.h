// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace isnad::rpc {

// How many lines may be written: so many in each minute. Thread-safe.
class LineBudget {
 public:
  explicit LineBudget(int lines) : lines_(lines) {}

  // How many lines were left out since the last one that may be written; -1 where
  // this one may not.
  int Take(absl::Time now);

 private:
  const int lines_;
  absl::Mutex mutex_;
  absl::Time minute_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
  int written_ ABSL_GUARDED_BY(mutex_) = 0;
  int left_out_ ABSL_GUARDED_BY(mutex_) = 0;
};

// From now on what gRPC complains of stands in the log as event "grpc", at most
// twenty lines a minute: every failed handshake is one, so strangers could fill
// the log with them.
void LogWhatGrpcSays();

}  // namespace isnad::rpc
