// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <atomic>
#include <barrier>
#include <random>
#include <set>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/store/conformance/sample.h"
#include "core/store/postgres/postgres_writer.h"
#include "core/store/postgres/testing/cutting_proxy.h"
#include "core/store/postgres/testing/test_server.h"
#include "core/store/sql/feed_sql.h"
#include "core/store/sql/query.h"
#include "gmock/gmock.h"

// The feed of contradictions where several processes write at once.
namespace isnad::store::postgres {
namespace {

using testing::ElementsAre;
using Ids = std::vector<std::string>;

// Reports of one outlet; two of them, of different polarity, conflict.
ArticleRecord Report(const std::string& outlet, int number) {
  return MakeRecord(
      outlet, absl::StrCat("report", number), Day(number),
      {{.speaker = number % 2 == 0 ? "باسم الراوي" : "منى الصفدي",
        .text = absl::StrCat("حال المخبز كما جاء في التقرير ", number),
        .agent = "مخبز الحي",
        .predicate = "عمل",
        .patient = "",
        .polarity = number % 2 == 0 ? model::Polarity::kPositive : model::Polarity::kNegative}});
}

model::Contradiction At(const std::string& outlet, int number) {
  return MakeContradiction(Report(outlet, number).mentions[0].mention,
                           Report(outlet, number + 1).mentions[0].mention);
}

// What stands behind a position now; moves it.
Ids ReadBehind(const StoreReader& reader, int64_t* after) {
  Ids ids;
  while (true) {
    const auto page = reader.ReadFeed({}, {}, *after, 3);
    EXPECT_TRUE(page.ok()) << page.status();
    if (!page.ok() || page->until == *after) return ids;
    for (const FeedEntry& entry : page->entries) ids.push_back(entry.contradiction.id);
    *after = page->until;
  }
}

class FeedTest : public testing::Test {
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
  static absl::Status Put(StoreWriter& writer, const model::Contradiction& found) {
    return writer.Transact({}, [&](Transaction& t) { return t.PutContradictions({found}); });
  }
  static void PutReports(StoreWriter& writer, const std::string& outlet, int count) {
    for (int number = 0; number < count; ++number) {
      EXPECT_TRUE(
          writer.Transact({}, [&](Transaction& t) { return t.PutArticle(Report(outlet, number)); })
              .ok());
    }
  }
  Ids Stored() {
    Ids ids;
    const auto all = writer_->reader().ListContradictions({}, {}, {1000, ""});
    EXPECT_TRUE(all.ok()) << all.status();
    for (const model::Contradiction& found : all->items) ids.push_back(found.id);
    return ids;
  }

  std::string address_;
  std::unique_ptr<PostgresWriter> writer_;
};

// What a feed that polls for larger numbers of a sequence loses.
TEST_F(FeedTest, ATransactionThatBeganEarlierAndCommitsLaterIsNotLost) {
  const auto slow = Open(address_);
  PutReports(*writer_, "المرصد", 3);
  std::barrier<> put(2), go_on(2);
  bool is_first_time = true;
  std::thread earlier([&] {
    const absl::Status status = slow->Transact({}, [&](Transaction& t) {
      const absl::Status written = t.PutContradictions({At("المرصد", 0)});
      // Sees what it wrote, so that the server has it, too.
      const auto state = t.GetFeedState({});
      EXPECT_TRUE(state.ok() && state->has_waiting);
      if (std::exchange(is_first_time, false)) {
        put.arrive_and_wait();
        go_on.arrive_and_wait();
      }
      return written;
    });
    EXPECT_TRUE(status.ok()) << status;
  });
  put.arrive_and_wait();
  EXPECT_TRUE(Put(*writer_, At("المرصد", 1)).ok());
  EXPECT_EQ(writer_->PublishContradictions({}, kFeedRetention).value_or(-1), 1);
  int64_t position = 0;
  EXPECT_THAT(ReadBehind(writer_->reader(), &position), ElementsAre(At("المرصد", 1).id));
  go_on.arrive_and_wait();
  earlier.join();
  EXPECT_EQ(writer_->PublishContradictions({}, kFeedRetention).value_or(-1), 1);
  EXPECT_THAT(ReadBehind(writer_->reader(), &position), ElementsAre(At("المرصد", 0).id));
}

constexpr int kWriters = 4;
constexpr int kReports = 16;

// One ingest process: stores its contradictions, pausing at random with its
// transaction open, analyses some again, and gives numbers.
class Newsdesk {
 public:
  Newsdesk(const std::string& address, int number)
      : outlet_(absl::StrCat("صحيفة ", number)), random_(number), writer_(Open(address)) {}

  const std::string& outlet() const { return outlet_; }
  StoreWriter& writer() { return *writer_; }

  void Run() {
    for (int number = 0; number + 1 < kReports; ++number) {
      Do([&](Transaction& t) { return t.PutContradictions({At(outlet_, number)}); });
      if (random_() % 3 == 0) Reanalyze(random_() % kReports, number);
      if (random_() % 2 == 0) Publish();
    }
  }
  void Publish() {
    while (true) {
      const auto count = writer_->PublishContradictions({}, kFeedRetention);
      EXPECT_TRUE(count.ok()) << count.status();
      if (!count.ok() || *count == 0) return;
    }
  }

 private:
  static std::unique_ptr<PostgresWriter> Open(const std::string& address) {
    auto writer = PostgresWriter::Open(address);
    EXPECT_TRUE(writer.ok()) << writer.status();
    return *std::move(writer);
  }

  // The contradictions of one report go and come again.
  void Reanalyze(int report, int last) {
    std::vector<model::Contradiction> again;
    for (const int number : {report - 1, report}) {
      if (number >= 0 && number <= last) again.push_back(At(outlet_, number));
    }
    Do([&](Transaction& t) {
      const absl::Status status = t.PutArticle(Report(outlet_, report));
      return status.ok() ? t.PutContradictions(again) : status;
    });
  }

  void Do(absl::FunctionRef<absl::Status(Transaction&)> body) {
    const absl::Duration pause = absl::Microseconds(random_() % 10'000);
    const absl::Status status = writer_->Transact({}, [&](Transaction& t) {
      const absl::Status done = body(t);
      // What was written sets out before the pause.
      if (const auto state = t.GetFeedState({}); !state.ok()) return state.status();
      absl::SleepFor(pause);
      return done;
    });
    EXPECT_TRUE(status.ok()) << status;
  }

  const std::string outlet_;
  std::mt19937 random_;
  const std::unique_ptr<PostgresWriter> writer_;
};

// A watcher that reads while all of that goes on, a few at a time.
class Watcher {
 public:
  explicit Watcher(const StoreReader& reader) : reader_(reader), thread_([this] { Run(); }) {}

  // Reads to the end, then stops.
  void Finish() {
    finishing_ = true;
    thread_.join();
  }
  // With the position behind each.
  const std::vector<std::pair<std::string, int64_t>>& read() const { return read_; }

 private:
  void Run() {
    int64_t after = 0;
    while (true) {
      const bool is_last_round = finishing_;
      const auto page = reader_.ReadFeed({}, {}, after, 2);
      EXPECT_TRUE(page.ok()) << page.status();
      if (!page.ok()) return;
      for (const FeedEntry& entry : page->entries) {
        read_.emplace_back(entry.contradiction.id, entry.position);
      }
      if (page->until == after && is_last_round) return;
      if (page->until == after) absl::SleepFor(absl::Milliseconds(1));
      after = page->until;
    }
  }

  const StoreReader& reader_;
  std::atomic<bool> finishing_ = false;
  std::vector<std::pair<std::string, int64_t>> read_;
  std::thread thread_;
};

TEST_F(FeedTest, WatchersOfManyWritersReadEachOnceAndMissNone) {
  std::vector<std::unique_ptr<Newsdesk>> desks;
  for (int number = 0; number < kWriters; ++number) {
    desks.push_back(std::make_unique<Newsdesk>(address_, number));
    PutReports(*writer_, desks.back()->outlet(), kReports);
  }
  Watcher watcher(writer_->reader());
  std::vector<std::thread> threads;
  for (const auto& desk : desks) threads.emplace_back([&desk] { desk->Run(); });
  // Others that do nothing else give numbers all the time.
  std::atomic<bool> stored_all = false;
  std::vector<std::thread> publishers;
  for (int number = 0; number < kWriters; ++number) {
    publishers.emplace_back([&] {
      FeedPublisher publisher(address_);
      while (!stored_all) EXPECT_TRUE(publisher.Publish({}, kFeedRetention).ok());
    });
  }
  for (std::thread& thread : threads) thread.join();
  stored_all = true;
  for (std::thread& publisher : publishers) publisher.join();
  desks[0]->Publish();
  watcher.Finish();

  const Ids stored = Stored();
  ASSERT_EQ(stored.size(), kWriters * (kReports - 1));
  std::set<std::string> seen;
  int64_t last = 0;
  for (const auto& [id, position] : watcher.read()) {
    EXPECT_TRUE(seen.insert(id).second) << "twice: " << id;
    EXPECT_GT(position, last);
    last = position;
  }
  int64_t start = 0;
  const Ids order = ReadBehind(writer_->reader(), &start);
  EXPECT_THAT(order, testing::UnorderedElementsAreArray(stored));
  EXPECT_THAT(seen, testing::UnorderedElementsAreArray(stored));
  for (size_t i = 0; i < watcher.read().size(); i += 7) {
    int64_t after = watcher.read()[i].second;
    const auto at = std::find(order.begin(), order.end(), watcher.read()[i].first);
    EXPECT_EQ(ReadBehind(writer_->reader(), &after), Ids(at + 1, order.end()));
  }
}

// Another process stops while it gives numbers, and is given up by the server.
TEST_F(FeedTest, WhoHoldsTheNumbersKeepsACallNoLongerThanItsTime) {
  PutReports(*writer_, "المرصد", 2);
  ASSERT_TRUE(Put(*writer_, At("المرصد", 0)).ok());
  auto holder = Connection::Open(address_);
  ASSERT_TRUE(holder.ok()) << holder.status();
  (*holder)->Begin(Connection::Isolation::kLatest);
  {
    sql::Query row(**holder, sql::kHoldFeed);
    ASSERT_TRUE(row.Next()) << row.status();
  }
  CallContext call;
  call.deadline = absl::Now() + absl::Milliseconds(50);
  EXPECT_EQ(writer_->PublishContradictions(call, kFeedRetention).status().code(),
            absl::StatusCode::kDeadlineExceeded);
  *holder = nullptr;
  EXPECT_EQ(writer_->PublishContradictions({}, kFeedRetention).value_or(-1), 1);
}

// The commit that gives numbers breaks, before the server hears of it and after.
TEST_F(FeedTest, NumbersAreGivenOnceThoughTheCommitBreaks) {
  PutReports(*writer_, "المرصد", 3);
  CuttingProxy proxy(address_);
  FeedPublisher publisher(proxy.address());
  int64_t position = 0;
  ASSERT_TRUE(Put(*writer_, At("المرصد", 0)).ok());
  proxy.CutAtCommit(CuttingProxy::Cut::kBeforeCommit);
  EXPECT_FALSE(publisher.Publish({}, kFeedRetention).ok());
  EXPECT_EQ(publisher.Publish({}, kFeedRetention).value_or(-1), 1);
  EXPECT_THAT(ReadBehind(writer_->reader(), &position), ElementsAre(At("المرصد", 0).id));
  ASSERT_TRUE(Put(*writer_, At("المرصد", 1)).ok());
  proxy.CutAtCommit(CuttingProxy::Cut::kBeforeAnswer);
  EXPECT_FALSE(publisher.Publish({}, kFeedRetention).ok());
  EXPECT_EQ(publisher.Publish({}, kFeedRetention).value_or(-1), 0);
  EXPECT_THAT(ReadBehind(writer_->reader(), &position), ElementsAre(At("المرصد", 1).id));
  EXPECT_EQ(proxy.cuts(), 2);
}

}  // namespace
}  // namespace isnad::store::postgres
