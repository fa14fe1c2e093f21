// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/heartbeat_worker.h"

#include <gtest/gtest.h>

#include <atomic>

#include "absl/time/clock.h"
#include "ingest-service/testing/test_bench.h"

namespace isnad::ingest {
namespace {

// Counts beats, every other of which fails.
class BeatenStore final : public store::StoreWriter {
 public:
  absl::Status Transact(const store::CallContext&,
                        absl::FunctionRef<absl::Status(store::Transaction&)>) override {
    return absl::OkStatus();
  }
  std::vector<absl::Status> TransactAll(
      const store::CallContext&,
      const std::vector<absl::FunctionRef<absl::Status(store::Transaction&)>>&) override {
    return {};
  }
  absl::StatusOr<int64_t> PublishContradictions(const store::CallContext&, int64_t) override {
    return 0;
  }
  absl::Status Beat(const store::CallContext& call) override {
    if (call.deadline != absl::InfiniteFuture()) ++bounded;
    return ++beats % 2 == 0 ? absl::OkStatus() : absl::UnavailableError("away");
  }
  const store::StoreReader& reader() const override { return bench_.store->reader(); }

  std::atomic<int> beats = 0;
  std::atomic<int> bounded = 0;

 private:
  TestService bench_;
};

TEST(HeartbeatWorkerTest, BeatsOnThroughFailuresUntilItIsStopped) {
  BeatenStore store;
  {
    HeartbeatWorker worker(store, absl::Milliseconds(1));
    while (store.beats < 10) absl::SleepFor(absl::Milliseconds(1));
  }
  const int last = store.beats;
  EXPECT_EQ(store.bounded, last);
  absl::SleepFor(absl::Milliseconds(10));
  EXPECT_EQ(store.beats, last);
}

}  // namespace
}  // namespace isnad::ingest
