// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/endpoints.h"

#include <csignal>
#include <map>
#include <mutex>
#include <thread>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/sample.h"
#include "core/store/postgres/connecting.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/silent_server.h"
#include "core/store/postgres/testing/test_server.h"
#include "gmock/gmock.h"

namespace isnad::store::postgres {
namespace {

using model::ErrorReason;
using testing::AllOf;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr char kNobody[] = "postgres://isnad:secret@127.0.0.1:1/isnad";  // no server has this port
// A standby is always further behind than that: time passes while it is asked.
constexpr absl::Duration kNoStaleness = absl::Nanoseconds(1);

model::ErrorDetails DetailsOf(const absl::Status& status) {
  return model::GetErrorDetails(status).value_or(model::ErrorDetails());
}

// Progress that a test waits for; how long it takes decides nothing.
template <typename Condition>
void Await(const Condition& condition) {
  while (!condition()) absl::SleepFor(absl::Milliseconds(5));
}

ArticleRecord Report(int number) {
  return MakeRecord("المرصد", absl::StrCat("report", number), Day(number % 20),
                    {{.speaker = "باسم الراوي",
                      .text = absl::StrCat("أعيد فتح الجسر رقم ", number),
                      .agent = "جسر الوادي",
                      .predicate = "فتح",
                      .patient = ""}});
}

// What became of each server that a reader was told of.
class Changes {
 public:
  std::function<void(absl::string_view, const absl::Status&)> listener() {
    return [this](absl::string_view server, const absl::Status& state) {
      std::lock_guard lock(mutex_);
      states_[std::string(server)] = state;
    };
  }
  bool IsPassedOver(const std::string& server) {
    std::lock_guard lock(mutex_);
    return !states_[server].ok();
  }

 private:
  std::mutex mutex_;
  std::map<std::string, absl::Status> states_;
};

// A server and a standby that follows it; both hold the store of one test.
class EndpointsTest : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    if (TestServer::Shared().address().empty()) return;
    primary_ = std::make_unique<TestServer>();
    standby_ = TestServer::Following(*primary_);
  }
  static void TearDownTestSuite() {
    standby_ = nullptr;
    primary_ = nullptr;
  }

  void SetUp() override {
    ISNAD_NEEDS_POSTGRES();
    address_ = primary_->NewDatabase();
    follower_ = standby_->Database(address_.substr(address_.rfind('/') + 1));
    auto writer = PostgresWriter::Open(address_);
    ASSERT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
    ASSERT_TRUE(writer_->Beat({}).ok());
    AwaitReplay();
  }
  void TearDown() override {
    if (writer_ != nullptr) Replay(true);
  }

  static void AwaitReplay() {
    const std::string end = primary_->Run(primary_->address(), "SELECT pg_current_wal_lsn()");
    Await([&] {
      return standby_->Run(standby_->address(),
                           absl::StrCat("SELECT pg_last_wal_replay_lsn() >= '", end, "'")) == "t";
    });
  }
  static void Replay(bool goes_on) {
    standby_->Run(standby_->address(),
                  goes_on ? "SELECT pg_wal_replay_resume()" : "SELECT pg_wal_replay_pause()");
    Await([&] {
      return standby_->Run(standby_->address(), "SELECT pg_get_wal_replay_pause_state()") ==
             (goes_on ? "not paused" : "paused");
    });
  }

  // Stores an article; the token of its commit.
  CommitToken Put(int number) {
    CallNotes notes;
    const absl::Status put = writer_->Transact(
        {.notes = &notes}, [&](Transaction& t) { return t.PutArticle(Report(number)); });
    EXPECT_TRUE(put.ok()) << put;
    EXPECT_TRUE(notes.last_commit());
    return notes.last_commit().value_or(CommitToken());
  }
  static std::unique_ptr<PostgresReader> Open(const std::string& address, ReadOptions options) {
    auto reader = PostgresReader::Open(address, {.read = std::move(options)});
    EXPECT_TRUE(reader.ok()) << reader.status();
    return reader.ok() ? *std::move(reader) : nullptr;
  }
  static int64_t Count(const StoreReader& reader, const CallContext& call = {}) {
    const auto counts = reader.Count(call);
    EXPECT_TRUE(counts.ok()) << counts.status();
    return counts.ok() ? counts->articles : -1;
  }
  static std::string ServerOf(const std::string& address) { return *ServersOf(address); }

  static std::unique_ptr<TestServer> primary_;
  static std::unique_ptr<TestServer> standby_;
  std::string address_;
  std::string follower_;
  std::unique_ptr<PostgresWriter> writer_;
};

std::unique_ptr<TestServer> EndpointsTest::primary_;
std::unique_ptr<TestServer> EndpointsTest::standby_;

TEST_F(EndpointsTest, AReplicaIsReadAndACommitAskedForIsSeen) {
  const auto reader = Open(address_, {.replicas = {follower_}});
  Replay(false);
  const CommitToken token = Put(1);
  EXPECT_EQ(Count(*reader), 0);                         // of the standby
  EXPECT_EQ(Count(*reader, {.read_after = token}), 1);  // of the other
  EXPECT_EQ(Count(*reader), 0);                         // which does not make the standby worse
  Replay(true);
  Await([&] { return Count(*reader) == 1; });
}

TEST_F(EndpointsTest, ACommitOnItsWayIsWaitedFor) {
  const auto reader = Open(kNobody, {.replicas = {follower_}});
  Replay(false);
  const CommitToken token = Put(1);
  std::thread later([] {
    absl::SleepFor(absl::Milliseconds(50));
    Replay(true);
  });
  // Should that take longer than a call waits, the next call finds it.
  Await([&] { return reader->Count({.read_after = token}).ok(); });
  EXPECT_EQ(Count(*reader, {.read_after = token}), 1);
  later.join();
}

TEST_F(EndpointsTest, ACommitThatNobodyHoldsIsUnavailable) {
  const auto reader = Open(kNobody, {.replicas = {follower_}});
  const CommitToken unknown = {"0123456789abcdef0123456789abcdef", absl::Now()};
  const absl::Status status = reader->Count({.read_after = unknown}).status();
  EXPECT_TRUE(absl::IsUnavailable(status)) << status;
  EXPECT_EQ(DetailsOf(status).reason, ErrorReason::kStoreBehind);
  EXPECT_THAT(std::string(status.message()), HasSubstr("does not hold the commit"));
  // One so old that its marker is gone was seen long ago.
  EXPECT_EQ(Count(*reader, {.read_after = CommitToken{unknown.key, absl::Now() - absl::Hours(1)}}),
            0);
  // A caller with less time learns the reason, too.
  const absl::Time soon = absl::Now() + absl::Milliseconds(500);
  EXPECT_EQ(DetailsOf(reader->Count({.deadline = soon, .read_after = unknown}).status()).reason,
            ErrorReason::kStoreBehind);
}

TEST_F(EndpointsTest, WithOneAddressACommitIsWaitedForThereAndAnyAgeIsRead) {
  Replay(false);
  const CommitToken token = Put(1);
  const auto reader = Open(follower_, {.max_staleness = kNoStaleness});
  EXPECT_EQ(Count(*reader), 0);
  EXPECT_EQ(DetailsOf(reader->Count({.read_after = token}).status()).reason,
            ErrorReason::kStoreBehind);
  Replay(true);
  AwaitReplay();
  EXPECT_EQ(Count(*reader, {.read_after = token}), 1);
}

TEST_F(EndpointsTest, AStandbyTooFarBehindIsPassedOver) {
  Changes changes;
  const auto reader = Open(
      address_,
      {.replicas = {follower_}, .max_staleness = kNoStaleness, .on_change = changes.listener()});
  Replay(false);
  Put(1);
  EXPECT_EQ(Count(*reader), 1);
  EXPECT_TRUE(changes.IsPassedOver(ServerOf(follower_)));
}

TEST_F(EndpointsTest, WhereNoneWillDoEachIsNamedWithItsReason) {
  const absl::Status status =
      PostgresReader::Open(kNobody,
                           {.read = {.replicas = {follower_}, .max_staleness = kNoStaleness}})
          .status();
  EXPECT_TRUE(absl::IsUnavailable(status)) << status;
  const model::ErrorDetails details = DetailsOf(status);
  EXPECT_EQ(details.reason, ErrorReason::kStoreBehind);
  EXPECT_THAT(details.metadata.at("endpoint_1"),
              AllOf(HasSubstr(ServerOf(follower_)), HasSubstr("behind"), Not(HasSubstr("isnad"))));
  EXPECT_THAT(details.metadata.at("endpoint_2"), HasSubstr("127.0.0.1:1 "));
  EXPECT_EQ(details.metadata.at("max_staleness"), "1ns");
  EXPECT_THAT(std::string(status.message()), Not(HasSubstr("secret")));
}

TEST_F(EndpointsTest, WithoutAnyServerTheStoreIsUnavailable) {
  const absl::Status status =
      PostgresReader::Open(kNobody, {.read = {.replicas = {kNobody}}}).status();
  EXPECT_TRUE(absl::IsUnavailable(status)) << status;
  EXPECT_EQ(DetailsOf(status).reason, ErrorReason::kStoreUnavailable);
  EXPECT_EQ(DetailsOf(status).metadata.size(), 2);
}

TEST_F(EndpointsTest, AServerThatStopsIsPassedOverAndFoundAgain) {
  Changes changes;
  const auto reader = Open(address_, {.replicas = {follower_}, .on_change = changes.listener()});
  EXPECT_EQ(Count(*reader), 0);
  standby_->Stop("immediate");
  for (int i = 1; i <= 5; ++i) {
    Put(i);
    EXPECT_EQ(Count(*reader), i);
  }
  EXPECT_TRUE(changes.IsPassedOver(ServerOf(follower_)));
  standby_->Start();
  Await([&] { return !changes.IsPassedOver(ServerOf(follower_)); });
  AwaitReplay();
  Replay(false);
  Put(6);
  EXPECT_EQ(Count(*reader), 5);
}

// What was deleted is swept up on the standby, too, where somebody still reads it.
TEST_F(EndpointsTest, AReaderInTheWayOfTheReplayIsReadElsewhere) {
  standby_->Run(standby_->address(), "ALTER SYSTEM SET max_standby_streaming_delay = 0");
  standby_->Run(standby_->address(), "SELECT pg_reload_conf()");
  Put(1);
  AwaitReplay();
  const auto endpoints = Endpoints::Create(address_, {.read = {.replicas = {follower_}}});
  ASSERT_TRUE(endpoints.ok()) << endpoints.status();
  std::vector<int64_t> counts;
  const absl::Status read = (*endpoints)->Read({}, [&](sql::Connection& connection) {
    static constexpr absl::string_view kCount = "SELECT COUNT(*) FROM articles";
    sql::Query before(connection, kCount);
    counts.push_back(before.Next() ? before.Int(0) : -1);
    if (counts.size() > 1) return;
    primary_->Run(address_, "DELETE FROM articles");
    primary_->Run(address_, "VACUUM articles");
    AwaitReplay();
    sql::Query after(connection, kCount);
    EXPECT_FALSE(after.Next());
  });
  EXPECT_TRUE(read.ok()) << read;
  EXPECT_THAT(counts, ElementsAre(1, 0));
}

// Who has found out that it is away has waited for it; nobody does after that.
TEST_F(EndpointsTest, AServerThatDoesNotAnswerIsNotWaitedForTwice) {
  const SilentServer silent;
  const auto reader = Open(address_, {.replicas = {silent.address()}});
  for (int i = 0; i < 10; ++i) {
    // Less than it takes to give a server up.
    EXPECT_EQ(Count(*reader, {.deadline = absl::Now() + absl::Seconds(4)}), 0);
  }
}

// The call that found out is over; those after it are answered elsewhere.
TEST_F(EndpointsTest, AServerThatHangsCostsTheCallsThatItHolds) {
  Changes changes;
  const auto reader = Open(address_, {.replicas = {follower_}, .on_change = changes.listener()});
  EXPECT_EQ(Count(*reader), 0);
  standby_->Signal(SIGSTOP);
  const absl::Status held = reader->Count({.deadline = absl::Now() + absl::Seconds(1)}).status();
  EXPECT_EQ(held.code(), absl::StatusCode::kDeadlineExceeded) << held;
  EXPECT_TRUE(changes.IsPassedOver(ServerOf(follower_)));
  for (int i = 0; i < 5; ++i) {
    EXPECT_EQ(Count(*reader, {.deadline = absl::Now() + absl::Seconds(4)}), 0);
  }
  standby_->Signal(SIGCONT);
  Await([&] { return !changes.IsPassedOver(ServerOf(follower_)); });
}

TEST_F(EndpointsTest, AServerWithAnotherSchemaIsPassedOver) {
  Put(1);
  const auto reader = Open(address_, {.replicas = {primary_->NewDatabase()}});
  EXPECT_EQ(Count(*reader), 1);
}

TEST_F(EndpointsTest, ReplicasAreReadInTurnAndOneCallReadsOne) {
  const std::string other = primary_->NewDatabase();
  ASSERT_TRUE(PostgresWriter::Open(other).ok());
  Put(1);
  // No standbys: each is as good as the other.
  const auto reader = Open(kNobody, {.replicas = {other, address_}});
  int64_t sum = 0;
  for (int i = 0; i < 6; ++i) sum += Count(*reader);
  EXPECT_EQ(sum, 3);
  for (int call = 0; call < 4; ++call) {
    CallNotes notes;
    const int64_t first = Count(*reader, {.notes = &notes});
    for (int i = 0; i < 3; ++i) EXPECT_EQ(Count(*reader, {.notes = &notes}), first);
  }
}

TEST_F(EndpointsTest, AnAddressThatIsNoneIsToldAtOnce) {
  EXPECT_TRUE(absl::IsInvalidArgument(
      PostgresReader::Open(address_, {.read = {.replicas = {"sqlite:isnad.db"}}}).status()));
  EXPECT_TRUE(absl::IsInvalidArgument(
      OpenStoreForReading("sqlite:isnad.db", {.replicas = {address_}}).status()));
}

TEST(ServersTest, AreNamedByHostAndPortAlone) {
  const std::map<std::string, std::string> servers = {
      {"postgres://u:p@db.example/isnad", "db.example:5432"},
      {"postgres://u@a:1,b:2/isnad?target_session_attrs=read-write", "a:1,b:2"},
      {"postgres:///isnad", "localhost:5432"},
      {"postgres://h1,h2:7/isnad", "h1:5432,h2:7"}};
  for (const auto& [address, expected] : servers) {
    const auto named = ServersOf(address);
    ASSERT_TRUE(named.ok()) << named.status();
    EXPECT_EQ(*named, expected);
  }
  const absl::Status wrong = ServersOf("postgres://u:secret@[/").status();
  EXPECT_TRUE(absl::IsInvalidArgument(wrong));
  EXPECT_THAT(std::string(wrong.message()), Not(HasSubstr("secret")));
}

}  // namespace
}  // namespace isnad::store::postgres
