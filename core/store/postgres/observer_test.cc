// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What a store on a server tells of its work (core/store/store_observer.h).
#include <barrier>
#include <thread>
#include <utility>

#include "core/store/conformance/recording_observer.h"
#include "core/store/conformance/sample.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/test_server.h"
#include "gtest/gtest.h"

namespace isnad::store::postgres {
namespace {

class PostgresObserverTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    auto writer = PostgresWriter::Open(address_, {}, observer_);
    ASSERT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
  }

  std::string address_;
  RecordingObserver observer_;
  std::unique_ptr<PostgresWriter> writer_;
};

TEST_F(PostgresObserverTest, HearsOfTransactionsAndReaders) {
  ASSERT_TRUE(writer_->Transact({}, [](Transaction&) { return absl::OkStatus(); }).ok());
  ASSERT_FALSE(writer_->Transact({}, [](Transaction&) { return absl::NotFoundError(""); }).ok());
  const int64_t lent = observer_.lent;
  EXPECT_TRUE(writer_->reader().Count({}).ok());
  EXPECT_EQ(observer_.committed, 1);
  EXPECT_EQ(observer_.failed, 1);
  EXPECT_EQ(observer_.groups, 2);
  EXPECT_EQ(observer_.lent, lent + 1);
  EXPECT_EQ(observer_.returned, observer_.lent);
  EXPECT_EQ(observer_.conflicts + observer_.lost + observer_.implausible, 0);
}

TEST_F(PostgresObserverTest, HearsOfAnotherThatCameFirst) {
  const auto other = PostgresWriter::Open(address_, {}, observer_);
  ASSERT_TRUE(other.ok()) << other.status();
  const ArticleRecord record = MakeRecord(
      "الراصد", "story", Day(1), {{"سعاد المالكي", "وصلت القافلة إلى المدينة", "", "وصل", ""}});
  std::barrier<> together(2);
  // Both have looked before either writes: the second one must look again.
  const auto put = [&](StoreWriter& writer) {
    bool is_first_time = true;
    const absl::Status status = writer.Transact({}, [&](Transaction& t) -> absl::Status {
      const bool is_there = t.GetArticle({}, record.article.id).ok();
      if (std::exchange(is_first_time, false)) together.arrive_and_wait();
      return is_there ? absl::OkStatus() : t.PutArticle(record);
    });
    EXPECT_TRUE(status.ok()) << status;
  };
  std::thread second([&] { put(**other); });
  put(*writer_);
  second.join();
  EXPECT_GE(observer_.conflicts, 1);
  EXPECT_EQ(observer_.committed, 2);
}

TEST_F(PostgresObserverTest, HearsOfAConnectionThatWasLost) {
  EXPECT_TRUE(writer_->reader().Count({}).ok());
  TestServer::Shared().Run(address_,
                           "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                           " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  (void)writer_->reader().Count({});
  EXPECT_GE(observer_.lost, 1);
  EXPECT_EQ(observer_.returned, observer_.lent);
}

}  // namespace
}  // namespace isnad::store::postgres
