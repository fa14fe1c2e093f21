// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/heartbeat.h"

#include <thread>
#include <vector>

#include "absl/strings/numbers.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

class HeartbeatTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    ASSERT_TRUE(PostgresWriter::Open(address_).ok());
  }

  int64_t Ask(const std::string& sql) {
    int64_t value = -1;
    EXPECT_TRUE(absl::SimpleAtoi(TestServer::Shared().Run(address_, sql), &value));
    return value;
  }
  int64_t BeatTime() { return Ask("SELECT beat_time FROM store_heartbeat"); }
  void SetBeat(const std::string& offset) {
    TestServer::Shared().Run(address_,
                             "UPDATE store_heartbeat SET beat_time ="
                             " (extract(epoch FROM clock_timestamp()) * 1000000)::bigint + " +
                                 offset);
  }

  std::string address_;
};

TEST_F(HeartbeatTest, AnOldOneIsRenewedAndAYoungOneLeftAlone) {
  Heartbeat heartbeat(address_);
  EXPECT_EQ(BeatTime(), 0);
  const int64_t before = absl::ToUnixMicros(absl::Now());
  ASSERT_TRUE(heartbeat.Beat({}).ok());
  EXPECT_GE(BeatTime(), before);
  SetBeat("-2000000");
  const int64_t old = BeatTime();
  ASSERT_TRUE(heartbeat.Beat({}).ok());
  EXPECT_GT(BeatTime(), old);
  // Younger than the time that a test takes, it would be luck.
  SetBeat("-100000");
  const int64_t young = BeatTime();
  ASSERT_TRUE(heartbeat.Beat({}).ok());
  const int64_t after = BeatTime();
  EXPECT_TRUE(after == young || after - young > absl::ToInt64Microseconds(Heartbeat::kAge));
}

// Another server's clock was ahead, before this one was promoted.
TEST_F(HeartbeatTest, OneFromTheFutureIsSetRight) {
  SetBeat("60000000");
  const int64_t ahead = BeatTime();
  Heartbeat heartbeat(address_);
  ASSERT_TRUE(heartbeat.Beat({}).ok());
  EXPECT_LT(BeatTime(), ahead);
}

TEST_F(HeartbeatTest, SeveralAtOnceAreInNobodysWay) {
  std::vector<std::thread> threads;
  for (int i = 0; i < 4; ++i) {
    threads.emplace_back([this] {
      Heartbeat heartbeat(address_);
      for (int beat = 0; beat < 50; ++beat) {
        SetBeat("-2000000");
        EXPECT_TRUE(heartbeat.Beat({}).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

TEST_F(HeartbeatTest, AConnectionThatIsLostIsOpenedAgain) {
  Heartbeat heartbeat(address_);
  ASSERT_TRUE(heartbeat.Beat({}).ok());
  TestServer::Shared().Run(address_,
                           "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                           " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  EXPECT_TRUE(absl::IsUnavailable(heartbeat.Beat({})));
  EXPECT_TRUE(heartbeat.Beat({}).ok());
}

}  // namespace
}  // namespace isnad::store::postgres
