// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/process_metrics.h"

#include <fcntl.h>
#include <unistd.h>

#include <map>
#include <vector>

#include "absl/synchronization/notification.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

// The value of each series, by the family's name; the last where there are several.
std::map<std::string, double> Read(const LiveMetrics& metrics) {
  std::map<std::string, double> values;
  for (const auto& family : metrics.Collect()) {
    for (const auto& sample : family.metric) {
      values[family.name] = family.type == prometheus::MetricType::Counter ? sample.counter.value
                                                                           : sample.gauge.value;
    }
  }
  return values;
}

TEST(ProcessMetricsTest, TellOfThisProcess) {
  LiveMetrics metrics;
  AddProcessMetrics(&metrics);
  auto values = Read(metrics);
  EXPECT_GT(values["process_resident_memory_bytes"], 1 << 20);
  EXPECT_GT(values["process_virtual_memory_bytes"], values["process_resident_memory_bytes"]);
  EXPECT_GT(values["process_cpu_seconds_total"], 0);
  EXPECT_GT(values["process_start_time_seconds"], 1.6e9);
  EXPECT_GT(values["process_max_fds"], values["process_open_fds"]);
  EXPECT_EQ(values["isnad_build_info"], 1);
}

TEST(ProcessMetricsTest, CountOpenFiles) {
  LiveMetrics metrics;
  AddProcessMetrics(&metrics);
  const double before = Read(metrics)["process_open_fds"];
  std::vector<int> files;
  for (int i = 0; i < 3; ++i) files.push_back(open("/dev/null", O_RDONLY | O_CLOEXEC));
  EXPECT_EQ(Read(metrics)["process_open_fds"], before + 3);
  for (const int file : files) close(file);
}

TEST(WorkerMetricsTest, TellWhoWorksWaitsAndWasRefused) {
  absl::Notification started;
  absl::Notification go_on;
  LiveMetrics metrics;
  WorkerPool pool(2, 1);
  AddWorkerMetrics(pool, &metrics);
  EXPECT_EQ(Read(metrics)["isnad_workers"], 2);
  EXPECT_EQ(Read(metrics)["isnad_workers_busy"], 0);
  absl::Notification also_started;
  ASSERT_TRUE(pool.TrySchedule([&] {
    started.Notify();
    go_on.WaitForNotification();
  }));
  started.WaitForNotification();
  ASSERT_TRUE(pool.TrySchedule([&] {
    also_started.Notify();
    go_on.WaitForNotification();
  }));
  also_started.WaitForNotification();
  ASSERT_TRUE(pool.TrySchedule([] {}));
  ASSERT_FALSE(pool.TrySchedule([] {}));
  const auto values = Read(metrics);
  EXPECT_EQ(values.at("isnad_workers_busy"), 2);
  EXPECT_EQ(values.at("isnad_queue_length"), 1);
  EXPECT_EQ(values.at("isnad_queue_limit"), 1);
  EXPECT_EQ(values.at("isnad_queue_refused_total"), 1);
  go_on.Notify();
}

}  // namespace
}  // namespace isnad::rpc
