// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// Every operation of the writer on its files fails once, in every transaction of
// a small history, and the power is cut in its middle: what callers were told is
// what the store holds.
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/store/conformance/random_newsroom.h"
#include "core/store/conformance/sample.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/connection.h"
#include "core/store/sqlite/sqlite_writer.h"
#include "core/store/sqlite/test_store.h"
#include "core/store/sqlite/testing/faulty_files.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

using Change = std::function<absl::Status(StoreWriter&)>;

// So that a transaction does not fit into memory, and the log is moved into the
// database every few of them.
const WriterOptions kSmall = {
    .reader_connections = 1, .checkpoint_pages = 60, .cache_pages = 10};

std::unique_ptr<SqliteWriter> OpenOrFail(const std::string& path) {
  auto writer = SqliteWriter::Open(path, kSmall);
  EXPECT_TRUE(writer.ok()) << writer.status();
  return writer.ok() ? *std::move(writer) : nullptr;
}

// All that the store answers, its feed of contradictions too.
std::string DumpWithFeed(const StoreReader& reader) {
  std::string text = Dump(reader);
  const auto page = reader.ReadFeed({}, {}, 0, 1000);
  EXPECT_TRUE(page.ok()) << page.status();
  for (const FeedEntry& entry : page->entries) {
    absl::StrAppend(&text, "feed: ", entry.position, " ", entry.contradiction.id, "\n");
  }
  return text;
}

std::string JournalMode(const std::string& path) {
  const auto connection = Connection::Open(path, Connection::Mode::kReader);
  EXPECT_TRUE(connection.ok()) << connection.status();
  sql::Query query(**connection, "PRAGMA journal_mode");
  EXPECT_TRUE(query.Next()) << query.status();
  return query.Text(0);
}

// A store of these files, opened as by a new process, holds one of these states
// whole and takes further articles.
void ExpectOneOf(const FaultyFiles::Image& image, const std::set<std::string>& states) {
  const TempFolder folder;
  for (const auto& [name, bytes] : image) {
    std::ofstream(folder.File(name), std::ios::binary) << bytes;
  }
  const std::string path = folder.File("isnad.db");
  {
    const auto writer = OpenOrFail(path);
    ASSERT_NE(writer, nullptr);
    EXPECT_TRUE(states.contains(DumpWithFeed(writer->reader())))
        << "part of a transaction, or less";
    const ArticleRecord record = MakeRecord("المرصد", "afterwards", Day(1), {});
    const auto put = [&](Transaction& t) { return t.PutArticle(record); };
    EXPECT_TRUE(writer->Transact({}, put).ok());
  }
  EXPECT_EQ(IntegrityCheck(path), "ok");
}

// What a caller is told of a fault.
void ExpectTyped(const absl::Status& status, Fault fault) {
  const bool full = fault == Fault::kDiskFull;
  EXPECT_EQ(status.code(),
            full ? absl::StatusCode::kResourceExhausted : absl::StatusCode::kUnavailable)
      << status;
  const auto details = model::GetErrorDetails(status);
  ASSERT_TRUE(details.has_value()) << status;
  EXPECT_EQ(details->reason,
            full ? model::ErrorReason::kStoreFull : model::ErrorReason::kStoreUnavailable);
}

// Makes every change with a fault in its first operation on a file, then in its
// second, and so on until there is none left to fail; beside it, once, in a store
// that knows no faults.
class Tormentor final : public StoreWriter {
 public:
  explicit Tormentor(Fault fault)
      : fault_(fault),
        files_(folder_.File("")),
        writer_(OpenOrFail(folder_.File("isnad.db"))),
        shadow_(OpenOrFail(shadow_folder_.File("isnad.db"))),
        state_(DumpWithFeed(shadow_->reader())) {}

  absl::Status Transact(const CallContext& call, sql::TransactionBody body) override {
    return Make([&](StoreWriter& writer) { return writer.Transact(call, body); });
  }
  std::vector<absl::Status> TransactAll(const CallContext&,
                                        const std::vector<sql::TransactionBody>&) override {
    return {};
  }
  absl::StatusOr<int64_t> PublishContradictions(const CallContext& call, int64_t kept) override {
    const absl::Status status = Make(
        [&](StoreWriter& writer) { return writer.PublishContradictions(call, kept).status(); });
    if (!status.ok()) return status;
    return 0;
  }
  absl::Status Beat(const CallContext&) override { return absl::OkStatus(); }
  const StoreReader& reader() const override { return writer_->reader(); }

  int faults() const { return faults_; }

 private:
  absl::Status Make(const Change& change) {
    if (absl::Status status = change(*shadow_); !status.ok()) return status;
    const std::string after = DumpWithFeed(shadow_->reader());
    for (int64_t nth = 1; !FailsAt(nth, change, after); ++nth) {
      if (testing::Test::HasFailure()) return absl::InternalError("see above");
    }
    state_ = after;
    ExpectOneOf(files_.AfterPowerCut(seed_++), {state_});
    return absl::OkStatus();
  }

  // Returns whether the change is made.
  bool FailsAt(int64_t nth, const Change& change, const std::string& after) {
    SCOPED_TRACE(absl::StrCat("operation ", nth, " of the change"));
    FaultyFiles::Image image;
    files_.FailAt(nth, fault_, [&] {
      image = nth % 2 == 0 ? files_.AfterKill() : files_.AfterPowerCut(seed_++);
    });
    const absl::Status status = change(*writer_);
    Settle();
    const bool struck = files_.Heal();
    faults_ += struck;
    if (struck) ExpectOneOf(image, {state_, after});
    if (!status.ok()) {
      EXPECT_TRUE(struck) << status;
      ExpectTyped(status, fault_);
      // The process goes on; the power goes later.
      if (nth % 4 == 0) ExpectOneOf(files_.AfterPowerCut(seed_++), {state_, after});
    }
    EXPECT_TRUE(DumpWithFeed(writer_->reader()) == (status.ok() ? after : state_))
        << "not what its caller was told: " << status;
    return status.ok();
  }

  // The writer tidies up after it has answered; the next transaction comes later.
  void Settle() {
    (void)writer_->Transact({}, [](Transaction&) { return absl::OkStatus(); });
  }

  const Fault fault_;
  const TempFolder folder_, shadow_folder_;
  FaultyFiles files_;
  std::unique_ptr<SqliteWriter> writer_, shadow_;
  std::string state_;
  uint32_t seed_ = 1;
  int faults_ = 0;
};

#ifdef ISNAD_IS_SANITIZED
constexpr int kSteps = 4;
constexpr int64_t kStride = 7;
#else
constexpr int kSteps = 10;
constexpr int64_t kStride = 1;  // every operation
#endif

class EveryFaultTest : public testing::TestWithParam<Fault> {};

INSTANTIATE_TEST_SUITE_P(Sqlite, EveryFaultTest,
                         testing::Values(Fault::kError, Fault::kShortWrite, Fault::kDiskFull,
                                         Fault::kDeadDisk));

TEST_P(EveryFaultTest, LeavesWhatCallersWereTold) {
  Tormentor tormentor(GetParam());
  RandomNewsroom newsroom(7, /*with_curators=*/true);
  for (int step = 0; step < kSteps; ++step) {
    SCOPED_TRACE(absl::StrCat("step ", step));
    ASSERT_TRUE(newsroom.Step(tormentor).ok());
    if (step % 4 != 3) continue;
    ASSERT_TRUE(tormentor.PublishContradictions({}, kFeedRetention).ok());
  }
  EXPECT_GT(tormentor.faults(), 20 * kSteps);
}

// From the first file on: what is made by half is finished by the next process.
TEST_P(EveryFaultTest, OfOpeningIsTypedAndPasses) {
  bool is_open = false;
  for (int64_t nth = 1; !is_open; nth += kStride) {
    SCOPED_TRACE(absl::StrCat("operation ", nth));
    const TempFolder folder;
    FaultyFiles files(folder.File(""));
    files.FailAt(nth, GetParam());
    auto writer = SqliteWriter::Open(folder.File("isnad.db"), kSmall);
    is_open = !files.Heal();
    if (!writer.ok()) {
      EXPECT_FALSE(is_open) << writer.status();
      ExpectTyped(writer.status(), GetParam());
      writer = SqliteWriter::Open(folder.File("isnad.db"), kSmall);
    }
    ASSERT_TRUE(writer.ok()) << writer.status();
    EXPECT_EQ(JournalMode(folder.File("isnad.db")), "wal");
    const std::string state = DumpWithFeed((*writer)->reader());
    if (nth % 4 == 1) ExpectOneOf(files.AfterPowerCut(nth), {state});
    if (HasFailure()) return;
  }
}

// Three articles share a commit, the second of them refused after it was written.
class Group {
 public:
  Group() : records_({Article("first"), Article("refused"), Article("third")}) {}

  std::vector<absl::Status> Write(StoreWriter& writer) const {
    const auto put = [this](int i) {
      return [this, i](Transaction& t) {
        absl::Status status = t.PutArticle(records_[i]);
        if (status.ok() && i == 1) status = absl::AbortedError("refused");
        return status;
      };
    };
    const auto first = put(0), refused = put(1), third = put(2);
    return writer.TransactAll({}, {first, refused, third});
  }
  bool IsThere(const StoreReader& reader, int i) const {
    return reader.GetArticle({}, records_[i].article.id).ok();
  }
  // What a store holds where at least these were written.
  std::set<std::string> StatesWith(bool first, bool third) const {
    std::set<std::string> states;
    for (const auto& [written, state] : states_) {
      if (written.first >= first && written.second >= third) states.insert(state);
    }
    return states;
  }

 private:
  using Written = std::pair<bool, bool>;  // the first, the third

  static ArticleRecord Article(const std::string& slug) {
    return MakeRecord("المرصد", slug, Day(1),
                      {{"سعاد المالكي", "وصلت القافلة إلى الميناء", "", "وصل", ""}});
  }
  std::string StateOf(Written written) const {
    const TempFolder folder;
    const auto writer = OpenOrFail(folder.File("isnad.db"));
    const auto put = [&](Transaction& t) {
      absl::Status status;
      if (written.first) status.Update(t.PutArticle(records_[0]));
      if (written.second) status.Update(t.PutArticle(records_[2]));
      return status;
    };
    EXPECT_TRUE(writer->Transact({}, put).ok());
    return DumpWithFeed(writer->reader());
  }

  const std::vector<ArticleRecord> records_;
  const std::map<Written, std::string> states_ = {
      {{false, false}, StateOf({false, false})},
      {{false, true}, StateOf({false, true})},
      {{true, false}, StateOf({true, false})},
      {{true, true}, StateOf({true, true})},
  };
};

TEST_P(EveryFaultTest, OfAGroupIsToldToEachOfItsCallers) {
  const Group group;
  bool has_passed = false;
  for (int64_t nth = 1; !has_passed; nth += kStride) {
    SCOPED_TRACE(absl::StrCat("operation ", nth));
    const TempFolder folder;
    FaultyFiles files(folder.File(""));
    const auto writer = OpenOrFail(folder.File("isnad.db"));
    ASSERT_NE(writer, nullptr);
    files.FailAt(nth, GetParam());
    const auto results = group.Write(*writer);
    has_passed = !files.Heal();
    for (int i = 0; i < 3; ++i) {
      EXPECT_EQ(group.IsThere(writer->reader(), i), results[i].ok()) << i << ": " << results[i];
      if (!results[i].ok() && !absl::IsAborted(results[i])) ExpectTyped(results[i], GetParam());
    }
    const auto states = group.StatesWith(results[0].ok(), results[2].ok());
    ExpectOneOf(nth % 2 == 0 ? files.AfterKill() : files.AfterPowerCut(nth), states);
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace isnad::store::sqlite
