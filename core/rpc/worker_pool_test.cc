// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/worker_pool.h"

#include <atomic>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

TEST(WorkerPoolTest, RunsEveryAcceptedTaskOnce) {
  std::atomic<int> runs = 0;
  {
    WorkerPool pool(3, 1000);
    for (int i = 0; i < 500; ++i) ASSERT_TRUE(pool.TrySchedule([&runs] { ++runs; }));
  }  // joins
  EXPECT_EQ(runs, 500);
}

TEST(WorkerPoolTest, RefusesBeyondTheLimitAndRunsWhatItAccepted) {
  absl::Notification started;
  absl::Notification go_on;
  std::atomic<int> runs = 0;
  {
    WorkerPool pool(1, 2);
    ASSERT_TRUE(pool.TrySchedule([&] {
      started.Notify();
      go_on.WaitForNotification();
    }));
    started.WaitForNotification();  // the only worker is busy, the queue empty
    EXPECT_TRUE(pool.TrySchedule([&runs] { ++runs; }));
    EXPECT_TRUE(pool.TrySchedule([&runs] { ++runs; }));
    EXPECT_EQ(pool.queued(), 2);
    EXPECT_FALSE(pool.TrySchedule([&runs] { runs += 100; }));
    EXPECT_EQ(pool.queue_limit(), 2);
    go_on.Notify();
  }
  EXPECT_EQ(runs, 2);
}

TEST(WorkerPoolTest, WorkersRunAtTheSameTime) {
  absl::Notification first;
  absl::Notification second;
  WorkerPool pool(2, 10);
  // Each waits for the other: one worker alone would wait for ever.
  ASSERT_TRUE(pool.TrySchedule([&] {
    first.Notify();
    second.WaitForNotification();
  }));
  ASSERT_TRUE(pool.TrySchedule([&] {
    second.Notify();
    first.WaitForNotification();
  }));
  first.WaitForNotification();
  second.WaitForNotification();
}

}  // namespace
}  // namespace isnad::rpc
