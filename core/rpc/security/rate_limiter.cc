// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/rate_limiter.h"

#include <algorithm>

namespace isnad::rpc::security {
namespace {

constexpr char kEverybodyElse[] = "";
// Between two searches for buckets to forget.
constexpr absl::Duration kSweepInterval = absl::Seconds(1);

}  // namespace

void RateLimiter::Refill(Bucket* bucket, absl::Time now) const {
  const double seconds = std::max(0.0, absl::ToDoubleSeconds(now - bucket->seen));
  bucket->calls = std::min(burst_, bucket->calls + seconds * per_second_);
  bucket->seen = now;
}

void RateLimiter::ForgetFull(absl::Time now) {
  if (now >= last_sweep_ && now - last_sweep_ < kSweepInterval) return;
  last_sweep_ = now;
  absl::erase_if(buckets_, [this, now](auto& entry) {
    Refill(&entry.second, now);
    return entry.second.calls >= burst_;
  });
}

RateLimiter::Bucket& RateLimiter::BucketOf(absl::string_view client, absl::Time now) {
  const auto found = buckets_.find(client);
  if (found != buckets_.end()) return found->second;
  if (buckets_.size() >= max_clients_) ForgetFull(now);
  const bool has_room = buckets_.size() < max_clients_;
  return buckets_.try_emplace(has_room ? client : kEverybodyElse, Bucket{burst_, now})
      .first->second;
}

absl::Duration RateLimiter::Take(absl::string_view client, absl::Time now) {
  if (per_second_ <= 0) return absl::ZeroDuration();
  absl::MutexLock lock(&mutex_);
  Bucket& bucket = BucketOf(client, now);
  Refill(&bucket, now);
  if (bucket.calls < 1) return absl::Seconds((1 - bucket.calls) / per_second_);
  bucket.calls -= 1;
  return absl::ZeroDuration();
}

size_t RateLimiter::clients() const {
  absl::MutexLock lock(&mutex_);
  return buckets_.size();
}

}  // namespace isnad::rpc::security
