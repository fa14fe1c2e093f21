// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/periodic_worker.h"

#include <gtest/gtest.h>

#include <atomic>

#include "absl/time/clock.h"

namespace isnad::rpc {
namespace {

TEST(PeriodicWorkerTest, GoesOnThroughFailuresUntilItIsStopped) {
  std::atomic<int> times = 0;
  std::atomic<int> bounded = 0;
  {
    PeriodicWorker worker("test_interrupted", absl::Milliseconds(1), [&](const auto& call) {
      if (call.deadline != absl::InfiniteFuture()) ++bounded;
      return ++times % 2 == 0 ? absl::OkStatus() : absl::UnavailableError("away");
    });
    while (times < 10) absl::SleepFor(absl::Milliseconds(1));
  }
  const int last = times;
  EXPECT_EQ(bounded, last);
  absl::SleepFor(absl::Milliseconds(10));
  EXPECT_EQ(times, last);
}

TEST(PeriodicWorkerTest, IsDoneAtOnceAndALastTime) {
  std::atomic<int> times = 0;
  {
    PeriodicWorker worker("test_interrupted", absl::InfiniteDuration(), [&](const auto&) {
      ++times;
      return absl::OkStatus();
    });
    while (times < 1) absl::SleepFor(absl::Milliseconds(1));
  }
  EXPECT_EQ(times, 2);
}

}  // namespace
}  // namespace isnad::rpc
