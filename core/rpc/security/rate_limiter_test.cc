// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/rate_limiter.h"

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace isnad::rpc::security {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'700'000'000);

TEST(RateLimiterTest, ABurstMayBeginAndThenTheRateCounts) {
  RateLimiter limiter(/*per_second=*/10, /*burst=*/3);
  for (int i = 0; i < 3; ++i) EXPECT_EQ(limiter.Take("a", kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take("a", kStart), absl::Milliseconds(100));
  EXPECT_EQ(limiter.Take("a", kStart + absl::Milliseconds(60)), absl::Milliseconds(40));
  EXPECT_EQ(limiter.Take("a", kStart + absl::Milliseconds(101)), absl::ZeroDuration());
  EXPECT_GT(limiter.Take("a", kStart + absl::Milliseconds(101)), absl::ZeroDuration());
}

TEST(RateLimiterTest, ClientsDoNotPayForEachOther) {
  RateLimiter limiter(1, 1);
  EXPECT_EQ(limiter.Take("a", kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take("b", kStart), absl::ZeroDuration());
  EXPECT_GT(limiter.Take("a", kStart), absl::ZeroDuration());
}

TEST(RateLimiterTest, NoMoreThanABurstIsSavedUp) {
  RateLimiter limiter(10, 2);
  EXPECT_EQ(limiter.Take("a", kStart), absl::ZeroDuration());
  const absl::Time later = kStart + absl::Hours(1);
  EXPECT_EQ(limiter.Take("a", later), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take("a", later), absl::ZeroDuration());
  EXPECT_GT(limiter.Take("a", later), absl::ZeroDuration());
}

TEST(RateLimiterTest, AClockThatGoesBackStopsNobodyForLong) {
  RateLimiter limiter(10, 1);
  EXPECT_EQ(limiter.Take("a", kStart), absl::ZeroDuration());
  const absl::Time before = kStart - absl::Hours(1);
  EXPECT_GT(limiter.Take("a", before), absl::ZeroDuration());
  EXPECT_EQ(limiter.Take("a", before + absl::Milliseconds(100)), absl::ZeroDuration());
}

TEST(RateLimiterTest, ZeroIsNoLimit) {
  RateLimiter limiter(0, 1);
  for (int i = 0; i < 1000; ++i) EXPECT_EQ(limiter.Take("a", kStart), absl::ZeroDuration());
  EXPECT_EQ(limiter.clients(), 0u);
}

TEST(RateLimiterTest, BucketsAreBoundedAndNewcomersShareOne) {
  RateLimiter limiter(1, 2, /*max_clients=*/100);
  for (int i = 0; i < 10'000; ++i) limiter.Take(absl::StrCat("client ", i), kStart);
  EXPECT_LE(limiter.clients(), 101u);
  EXPECT_GT(limiter.Take("another one", kStart), absl::ZeroDuration());
  // Those that have not called for long are forgotten.
  EXPECT_EQ(limiter.Take("another one", kStart + absl::Seconds(10)), absl::ZeroDuration());
  EXPECT_LE(limiter.clients(), 2u);
}

}  // namespace
}  // namespace isnad::rpc::security
