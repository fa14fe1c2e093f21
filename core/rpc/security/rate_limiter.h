// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"

namespace isnad::rpc::security {

// A token bucket for each client: so many calls at once, so many a second after
// that. Holds at most max_clients buckets: one that is full again is forgotten,
// and where all are in use, newcomers share one. Thread-safe.
class RateLimiter {
 public:
  // burst of at least 1; per_second above 0, or 0 for no limit.
  RateLimiter(double per_second, double burst, size_t max_clients = 10'000)
      : per_second_(per_second), burst_(burst), max_clients_(max_clients) {}

  // Zero where the call may begin; else after how long the next one may. Now and
  // then linear in the clients, else constant.
  absl::Duration Take(absl::string_view client, absl::Time now);

  double per_second() const { return per_second_; }
  size_t clients() const;

 private:
  struct Bucket {
    double calls;  // that may begin at once
    absl::Time seen;
  };

  // Where time goes back, as if none had passed.
  void Refill(Bucket* bucket, absl::Time now) const;
  Bucket& BucketOf(absl::string_view client, absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void ForgetFull(absl::Time now) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const double per_second_;
  const double burst_;
  const size_t max_clients_;
  mutable absl::Mutex mutex_;
  absl::flat_hash_map<std::string, Bucket> buckets_ ABSL_GUARDED_BY(mutex_);
  absl::Time last_sweep_ ABSL_GUARDED_BY(mutex_) = absl::InfinitePast();
};

}  // namespace isnad::rpc::security
