// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What is told of a server that is slow, full, refuses or hangs, and that the
// store goes on by itself once the server does.

#include <csignal>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/store/conformance/sample.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/silent_server.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using Counts = StoreReader::Counts;
using absl::StatusCode;
using model::ErrorReason;
using testing::HasSubstr;
using testing::Not;

// Far more than a call with a deadline may last, far less than what no deadline
// would make of it.
constexpr absl::Duration kSoon = absl::Seconds(15);

ErrorReason ReasonOf(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details ? details->reason : ErrorReason::kUnspecified;
}

ArticleRecord Report(const std::string& slug) {
  return MakeRecord("المرصد", slug, Day(1),
                    {{.speaker = "سلمى الهاشمي",
                      .text = "اكتملت أعمال الصيانة كما جاء في " + slug,
                      .agent = "محطة التحلية",
                      .predicate = "اكتمل",
                      .patient = ""}});
}

CallContext Within(absl::Duration time) { return {.deadline = absl::Now() + time}; }

absl::Status Put(StoreWriter& writer, const std::string& slug, const CallContext& call = {}) {
  const ArticleRecord record = Report(slug);
  return writer.Transact(call, [&](Transaction& t) { return t.PutArticle(record); });
}

class PostgresFaultsTest : public testing::Test {
 protected:
  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = TestServer::Shared().NewDatabase();
    auto writer = PostgresWriter::Open(address_);
    ASSERT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
    ASSERT_TRUE(Put(*writer_, "before").ok());
  }
  std::string Run(const std::string& sql) { return TestServer::Shared().Run(address_, sql); }
  Counts CountAll() {
    const auto counts = writer_->reader().Count({});
    EXPECT_TRUE(counts.ok()) << counts.status();
    return counts.ok() ? *counts : Counts{};
  }

  std::string address_;
  std::unique_ptr<PostgresWriter> writer_;
};

// The error is raised where the server itself would: in the middle of what an
// article writes, when some of it is written.
TEST_F(PostgresFaultsTest, AFullServerStoresNoHalfAndGoesOnWhenThereIsRoom) {
  const Counts before = CountAll();
  Run("CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
      " RAISE EXCEPTION USING ERRCODE = '53100', MESSAGE = 'could not extend file'; END $$");
  for (const char* table : {"statements", "claim_mentions", "actors", "commit_markers"}) {
    Run(absl::StrCat("CREATE TRIGGER no_room BEFORE INSERT OR UPDATE ON ", table,
                     " FOR EACH STATEMENT EXECUTE FUNCTION no_room()"));
    const absl::Status status = Put(*writer_, absl::StrCat("full-", table));
    EXPECT_EQ(status.code(), StatusCode::kResourceExhausted) << table << ": " << status;
    EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreFull);
    EXPECT_EQ(CountAll(), before) << table;
    Run(absl::StrCat("DROP TRIGGER no_room ON ", table));
  }
  EXPECT_TRUE(Put(*writer_, "room").ok());
  EXPECT_EQ(CountAll().articles, before.articles + 1);
}

TEST_F(PostgresFaultsTest, ACallThatALockHoldsUpEndsAtItsDeadline) {
  PGconn* const holder = PQconnectdb(address_.c_str());
  const auto close = absl::MakeCleanup([holder] { PQfinish(holder); });
  PQclear(PQexec(holder, "BEGIN; LOCK TABLE articles IN ACCESS EXCLUSIVE MODE"));
  const absl::Time start = absl::Now();
  const absl::Status write = Put(*writer_, "locked", Within(absl::Milliseconds(300)));
  EXPECT_EQ(write.code(), StatusCode::kDeadlineExceeded) << write;
  const absl::Status read = writer_->reader().Count(Within(absl::Milliseconds(300))).status();
  EXPECT_EQ(read.code(), StatusCode::kDeadlineExceeded) << read;
  EXPECT_LT(absl::Now() - start, kSoon);
  PQclear(PQexec(holder, "ROLLBACK"));
  EXPECT_TRUE(Put(*writer_, "free").ok());
  EXPECT_EQ(CountAll().articles, 2);
}

TEST_F(PostgresFaultsTest, AServerWithoutAConnectionToSpareIsBusy) {
  const std::string name = absl::StrCat("few_", getpid());
  Run(absl::StrCat("CREATE ROLE ", name, " LOGIN CONNECTION LIMIT 0"));
  const std::string address = absl::StrReplaceAll(address_, {{"//isnad@", "//" + name + "@"}});
  const absl::Status status = PostgresReader::Open(address).status();
  EXPECT_EQ(status.code(), StatusCode::kUnavailable) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreBusy);
  Run(absl::StrCat("DROP ROLE ", name));
}

TEST_F(PostgresFaultsTest, AServerThatRefusesTheUserSaysSo) {
  const std::string address =
      absl::StrReplaceAll(address_, {{"//isnad@", "//nobody_here:geheim@"}});
  const absl::Status status = PostgresWriter::Open(address).status();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreAccessDenied);
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("geheim")));
}

TEST_F(PostgresFaultsTest, ADatabaseThatIsNotThereIsTold) {
  const absl::Status status = PostgresReader::Open(address_ + "_none").status();
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreMissing);
}

TEST_F(PostgresFaultsTest, OpeningAStoreThatAnotherOneMigratesEndsWithTheCall) {
  Run("UPDATE isnad_schema SET version = 0, lease_holder = 'another',"
      " lease_until = ((extract(epoch FROM clock_timestamp()) + 3600) * 1000000)::bigint");
  const absl::Time start = absl::Now();
  const absl::Status status =
      PostgresWriter::Open(address_, Within(absl::Milliseconds(200))).status();
  EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded) << status;
  EXPECT_LT(absl::Now() - start, kSoon);
}

// A server that accepts connections and says nothing.
TEST(SilentServerTest, OpeningEndsWithTheCall) {
  const SilentServer silent;
  const absl::Time start = absl::Now();
  const absl::Status late = PostgresReader::Open(silent.address()).status();
  EXPECT_EQ(late.code(), StatusCode::kUnavailable) << late;
  EXPECT_EQ(ReasonOf(late), ErrorReason::kStoreUnavailable);
  EXPECT_THAT(std::string(late.message()), HasSubstr("no answer"));
  const auto before = Connection::Open(silent.address(), Within(absl::Milliseconds(50)));
  EXPECT_EQ(before.status().code(), StatusCode::kDeadlineExceeded) << before.status();
  const CallContext gone{.cancelled = [] { return true; }};
  EXPECT_EQ(Connection::Open(silent.address(), gone).status().code(), StatusCode::kCancelled);
  EXPECT_LT(absl::Now() - start, kSoon);
}

TEST(SilentServerTest, ASilentHostGivesWayToTheNext) {
  ISNAD_NEEDS_POSTGRES();
  const SilentServer silent;
  const std::string address = TestServer::Shared().NewDatabase();
  const absl::string_view rest = absl::StripPrefix(address, "postgres://isnad@");
  const std::string both =
      absl::StrCat("postgres://isnad@127.0.0.1:", silent.port(), ",", rest, "?connect_timeout=1");
  const auto connection = Connection::Open(both);
  EXPECT_TRUE(connection.ok()) << connection.status();
}

// A server of its own whose processes are stopped, as where its host hangs: the
// system below still takes what is sent.
TEST(HangingServerTest, CallsEndAtTheirDeadlineAndTheStoreGoesOn) {
  ISNAD_NEEDS_POSTGRES();
  TestServer server;
  auto writer = PostgresWriter::Open(server.NewDatabase());
  ASSERT_TRUE(writer.ok()) << writer.status();
  ASSERT_TRUE(Put(**writer, "before").ok());
  server.Signal(SIGSTOP);
  const absl::Time start = absl::Now();
  for (int i = 0; i < 2; ++i) {  // on the connections that are open, then on new ones
    const absl::Status read = (*writer)->reader().Count(Within(absl::Milliseconds(200))).status();
    EXPECT_EQ(read.code(), StatusCode::kDeadlineExceeded) << read;
    const absl::Status write = Put(**writer, "hanging", Within(absl::Milliseconds(200)));
    EXPECT_EQ(write.code(), StatusCode::kDeadlineExceeded) << write;
  }
  EXPECT_LT(absl::Now() - start, kSoon);
  server.Signal(SIGCONT);
  EXPECT_TRUE(Put(**writer, "after").ok());
  EXPECT_EQ((*writer)->reader().Count({})->articles, 2);
}

TEST(StandbyServerTest, IsReadAndCannotBeWrittenUntilItIsPromoted) {
  ISNAD_NEEDS_POSTGRES();
  TestServer server;
  const std::string address = server.NewDatabase();
  auto writer = PostgresWriter::Open(address);
  ASSERT_TRUE(writer.ok()) << writer.status();
  ASSERT_TRUE(Put(**writer, "before").ok());
  server.Stop("fast");
  server.Demote();
  server.Start();
  EXPECT_EQ((*writer)->reader().Count({})->articles, 1);
  const absl::Status status = Put(**writer, "standby");
  EXPECT_EQ(status.code(), StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(ReasonOf(status), ErrorReason::kStoreReadOnly);
  server.Run(address, "SELECT pg_promote()");
  EXPECT_TRUE(Put(**writer, "promoted").ok());
  EXPECT_EQ((*writer)->reader().Count({})->articles, 2);
}

}  // namespace
}  // namespace isnad::store::postgres
