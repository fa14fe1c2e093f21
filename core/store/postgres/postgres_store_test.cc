// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <barrier>
#include <random>
#include <thread>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/conformance/sample.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/cutting_proxy.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using testing::HasSubstr;
using testing::Not;

ErrorReason ReasonOf(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details ? details->reason : ErrorReason::kUnspecified;
}

constexpr char kBridge[] = "جسر الوادي";

ArticleRecord Report(const std::string& slug, const std::string& speaker,
                     model::Polarity polarity = model::Polarity::kPositive, int day = 1) {
  return MakeRecord("المرصد", slug, Day(day),
                    {{.speaker = speaker,
                      .text = "أعيد فتح الجسر كما جاء في " + slug,
                      .agent = kBridge,
                      .predicate = "فتح",
                      .patient = "",
                      .polarity = polarity}});
}

// A database and a writer of it.
class PostgresStoreTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    writer_ = Open(address_);
  }

  static std::unique_ptr<PostgresWriter> Open(const std::string& address) {
    auto writer = PostgresWriter::Open(address);
    EXPECT_TRUE(writer.ok()) << writer.status();
    return writer.ok() ? *std::move(writer) : nullptr;
  }
  std::string Run(const std::string& sql) { return TestServer::Shared().Run(address_, sql); }
  static absl::Status Put(StoreWriter& writer, const ArticleRecord& record) {
    return writer.Transact({}, [&](Transaction& t) { return t.PutArticle(record); });
  }
  int64_t CountArticles() {
    const auto counts = writer_->reader().Count({});
    EXPECT_TRUE(counts.ok()) << counts.status();
    return counts.ok() ? counts->articles : -1;
  }

  std::string address_;
  std::unique_ptr<PostgresWriter> writer_;
};

// Puts an article and the contradictions with what it finds under its key, as
// an ingest does. `together` is reached once by each side before either writes.
absl::Status Ingest(StoreWriter& writer, const ArticleRecord& record, std::barrier<>& together) {
  bool is_first_time = true;
  return writer.Transact({}, [&](Transaction& t) {
    const KeyedMention& own = record.mentions[0];
    const auto others = t.FindMentionsByKey({}, own.keys, 10);
    if (std::exchange(is_first_time, false)) together.arrive_and_wait();
    if (!others.ok()) return others.status();
    absl::Status status = t.PutArticle(record);
    for (const model::ClaimMention& other : *others) {
      if (status.ok()) status = t.PutContradictions({MakeContradiction(own.mention, other)});
    }
    return status;
  });
}

TEST_F(PostgresStoreTest, TwoSidesThatComeAtOnceMeetOnce) {
  const auto other_writer = Open(address_);
  const ArticleRecord affirmed = Report("affirmed", "باسم الراوي");
  const ArticleRecord denied = Report("denied", "منى الصفدي", model::Polarity::kNegative, 2);
  std::barrier<> together(2);
  std::thread other([&] { EXPECT_TRUE(Ingest(*other_writer, denied, together).ok()); });
  EXPECT_TRUE(Ingest(*writer_, affirmed, together).ok());
  other.join();
  const auto found = writer_->reader().ListContradictions({}, {}, {});
  ASSERT_TRUE(found.ok()) << found.status();
  EXPECT_EQ(found->items.size(), 1);
  // One of them ran again.
  EXPECT_GE(writer_->counts().conflicts + other_writer->counts().conflicts, 1);
}

TEST_F(PostgresStoreTest, WritersAtOnceLeaveWhatOneWouldLeave) {
  std::vector<ArticleRecord> records;
  for (int i = 0; i < 24; ++i) {
    records.push_back(Report(absl::StrCat("report", i), i % 3 == 0 ? "باسم الراوي" : "منى الصفدي",
                             i % 2 == 0 ? model::Polarity::kPositive : model::Polarity::kNegative,
                             i % 7));
  }
  for (const ArticleRecord& record : records) ASSERT_TRUE(Put(*writer_, record).ok());
  const std::string shared = TestServer::Shared().NewDatabase();
  std::vector<std::thread> threads;
  for (unsigned number = 0; number < 3; ++number) {
    // Each its own two thirds, in an order of its own.
    threads.emplace_back([&, number] {
      const auto writer = Open(shared);
      std::vector<ArticleRecord> own = records;
      std::shuffle(own.begin(), own.end(), std::mt19937(number));
      for (size_t i = 0; i < own.size(); ++i) {
        if (i % 3 == 0) continue;
        EXPECT_TRUE(Put(*writer, own[i]).ok());
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  const auto writer = Open(shared);
  for (const ArticleRecord& record : records) ASSERT_TRUE(Put(*writer, record).ok());
  EXPECT_EQ(Dump(writer->reader()), Dump(writer_->reader()));
}

TEST_F(PostgresStoreTest, ACommitWhoseAnswerIsLostIsNotRepeated) {
  CuttingProxy proxy(address_);
  const auto writer = Open(proxy.address());
  const ArticleRecord record = Report("lost-answer", "باسم الراوي");
  ASSERT_TRUE(Put(*writer, record).ok());
  proxy.CutAtCommit(CuttingProxy::Cut::kBeforeAnswer);
  int runs = 0;
  // A second deletion would find nothing.
  const absl::Status status = writer->Transact({}, [&](Transaction& t) {
    ++runs;
    return t.DeleteArticle(record.article.id);
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(proxy.cuts(), 1);
  EXPECT_EQ(runs, 1);
  EXPECT_EQ(writer->counts().resolved, 1);
  EXPECT_EQ(CountArticles(), 0);
}

TEST_F(PostgresStoreTest, ACommitThatNeverArrivedIsRunAgain) {
  CuttingProxy proxy(address_);
  const auto writer = Open(proxy.address());
  proxy.CutAtCommit(CuttingProxy::Cut::kBeforeCommit);
  int runs = 0;
  const absl::Status status = writer->Transact({}, [&](Transaction& t) {
    ++runs;
    return t.PutArticle(Report("unsent", "باسم الراوي"));
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_EQ(proxy.cuts(), 1);
  EXPECT_EQ(runs, 2);
  EXPECT_EQ(CountArticles(), 1);
}

TEST_F(PostgresStoreTest, AConnectionThatIsKilledHalfWayIsOpenedAgain) {
  int runs = 0;
  const absl::Status status = writer_->Transact({}, [&](Transaction& t) {
    absl::Status put = t.PutArticle(Report("killed", "باسم الراوي"));
    if (++runs == 1) {
      EXPECT_TRUE(t.Count({}).ok());  // what was written has reached the server
      Run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
          " WHERE datname = current_database() AND state = 'idle in transaction'");
    }
    return put;
  });
  EXPECT_TRUE(status.ok()) << status;
  EXPECT_GE(runs, 2);
  EXPECT_EQ(CountArticles(), 1);
}

TEST_F(PostgresStoreTest, IdleReadersThatWereKilledAreOpenedAgain) {
  ASSERT_TRUE(Put(*writer_, Report("idle", "باسم الراوي")).ok());
  EXPECT_EQ(CountArticles(), 1);
  Run("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
      " WHERE datname = current_database() AND pid <> pg_backend_pid()");
  EXPECT_EQ(CountArticles(), 1);
  EXPECT_TRUE(Put(*writer_, Report("idle", "منى الصفدي")).ok());
}

TEST_F(PostgresStoreTest, AServerThatOnlyReadsIsReadAndSaysSo) {
  ASSERT_TRUE(Put(*writer_, Report("before", "باسم الراوي")).ok());
  Run("DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET default_transaction_read_only = on',"
      " current_database()); END $$");
  const auto writer = Open(address_);
  ASSERT_NE(writer, nullptr);
  EXPECT_EQ(writer->reader().Count({})->articles, 1);
  const absl::Status status = Put(*writer, Report("after", "باسم الراوي"));
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreReadOnly);
}

TEST_F(PostgresStoreTest, ATextThatTheServerCannotHoldIsRefusedByItself) {
  ArticleRecord record = Report("nul", "باسم الراوي");
  record.article.body += std::string("\0", 1);
  EXPECT_FALSE(Put(*writer_, record).ok());
  EXPECT_EQ(CountArticles(), 0);
  EXPECT_TRUE(Put(*writer_, Report("next", "باسم الراوي")).ok());
}

TEST_F(PostgresStoreTest, ANewerOrOlderSchemaIsTold) {
  const auto reader = PostgresReader::Open(address_);
  ASSERT_TRUE(reader.ok());
  Run("UPDATE isnad_schema SET version = version + 1");
  for (const absl::Status& status :
       {PostgresWriter::Open(address_).status(), PostgresReader::Open(address_).status(),
        (*reader)->Count({}).status(), Put(*writer_, Report("late", "باسم الراوي"))}) {
    EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
    EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreSchemaTooNew);
  }
  Run("UPDATE isnad_schema SET version = version - 1");
  // They come back by themselves.
  EXPECT_TRUE((*reader)->Count({}).ok());
  EXPECT_TRUE(Put(*writer_, Report("late", "باسم الراوي")).ok());
}

TEST_F(PostgresStoreTest, AnEmptyDatabaseHoldsNoStoreYet) {
  const std::string empty = TestServer::Shared().NewDatabase();
  const absl::Status status = PostgresReader::Open(empty).status();
  EXPECT_EQ(status.code(), StatusCode::kUnavailable) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreUnavailable);
}

TEST(PostgresServerTest, AServerThatGoesAwayAndComesBack) {
  ISNAD_NEEDS_POSTGRES();
  TestServer server;
  auto writer = PostgresWriter::Open(server.NewDatabase());
  ASSERT_TRUE(writer.ok()) << writer.status();
  const auto put = [&](const std::string& slug) {
    return (*writer)->Transact(
        {}, [&](Transaction& t) { return t.PutArticle(Report(slug, "باسم الراوي")); });
  };
  ASSERT_TRUE(put("before").ok());
  for (const char* mode : {"fast", "immediate"}) {
    server.Stop(mode);
    for (const absl::Status& status : {put("meanwhile"), (*writer)->reader().Count({}).status()}) {
      EXPECT_EQ(status.code(), StatusCode::kUnavailable) << status;
      EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreUnavailable);
    }
    server.Start();
    EXPECT_TRUE(put(mode).ok());
  }
  EXPECT_EQ((*writer)->reader().Count({})->articles, 3);
}

TEST(PostgresServerTest, AnErrorNamesNoPassword) {
  for (const char* address :
       {"postgres://isnad:geheim@127.0.0.1:1/isnad", "postgres://isnad:geheim@127.0.0.1:1:1/x",
        "postgres://isnad:geheim@[/isnad", "postgres://isnad:geheim@h/d?no_such_option=1"}) {
    for (const absl::Status& status :
         {PostgresWriter::Open(address).status(), PostgresReader::Open(address).status()}) {
      EXPECT_FALSE(status.ok());
      EXPECT_THAT(std::string(status.message()), Not(HasSubstr("geheim")));
    }
  }
}

}  // namespace
}  // namespace isnad::store::postgres
