// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/watch_tasks.h"

#include <atomic>

#include "absl/synchronization/blocking_counter.h"
#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace isnad::query {
namespace {

TEST(WatchTasksTest, ManyLeaveRoomForOthersAndAllRun) {
  constexpr int kTasks = 100;
  absl::BlockingCounter done(kTasks);
  absl::Notification go_on;
  std::atomic<int> at_once = 0, most = 0;
  rpc::WorkerPool workers(/*threads=*/4, /*queue_limit=*/4);
  const auto tasks = std::make_shared<WatchTasks>(workers);
  for (int i = 0; i < kTasks; ++i) {
    EXPECT_TRUE(tasks->Add([&] {
      most = std::max<int>(most, ++at_once);
      go_on.WaitForNotification();
      --at_once;
      done.DecrementCount();
    }));
  }
  // While they wait, the pool serves others.
  absl::Notification served;
  EXPECT_TRUE(workers.TrySchedule([&] { served.Notify(); }));
  served.WaitForNotification();
  go_on.Notify();
  done.Wait();
  EXPECT_LE(most, WatchTasks::kAtOnce);
}

TEST(WatchTasksTest, WherePoolsAreFullATaskIsRefused) {
  absl::Notification go_on, running;
  rpc::WorkerPool workers(/*threads=*/1, /*queue_limit=*/1);
  ASSERT_TRUE(workers.TrySchedule([&] {
    running.Notify();
    go_on.WaitForNotification();
  }));
  running.WaitForNotification();
  ASSERT_TRUE(workers.TrySchedule([] {}));
  const auto tasks = std::make_shared<WatchTasks>(workers);
  EXPECT_FALSE(tasks->Add([] { ADD_FAILURE() << "was refused"; }));
  go_on.Notify();
}

}  // namespace
}  // namespace isnad::query
