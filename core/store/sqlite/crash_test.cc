// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <functional>
#include <set>

#include "core/model/error.h"
#include "core/store/conformance/sample.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

ArticleRecord Bulletin(int number) {
  return MakeRecord("نشرة المساء", "bulletin" + std::to_string(number), Day(number % 365),
                    {{"هالة يونس", "النشرة رقم " + std::to_string(number), "", "صدر", ""}});
}

// Runs `body` in a child process; the parent reads what it writes to the pipe.
class Child {
 public:
  explicit Child(const std::function<int(int pipe)>& body) {
    int ends[2];
    EXPECT_EQ(pipe(ends), 0);
    id_ = fork();
    if (id_ == 0) {
      close(ends[0]);
      _exit(body(ends[1]));
    }
    close(ends[1]);
    pipe_ = ends[0];
  }
  ~Child() { close(pipe_); }

  // False at the end of what the child writes.
  bool Read(int* value) { return read(pipe_, value, sizeof *value) == sizeof *value; }
  void Kill() { kill(id_, SIGKILL); }
  int Wait() {
    int status = 0;
    waitpid(id_, &status, 0);
    return status;
  }

 private:
  pid_t id_ = 0;
  int pipe_ = -1;
};

// Puts articles one after the other, and says so of each that is durable.
int WriteUntilKilled(SqliteStoreUnderTest& store, int first, int pipe) {
  auto writer = store.OpenWriter();
  if (!writer.ok()) return 1;
  for (int number = first;; ++number) {
    const ArticleRecord record = Bulletin(number);
    if (!(*writer)->Transact({}, [&](Transaction& t) { return t.PutArticle(record); }).ok()) {
      return 2;
    }
    if (write(pipe, &number, sizeof number) != sizeof number) return 3;
  }
}

TEST(CrashTest, NothingAcknowledgedIsLost) {
  SqliteStoreUnderTest store;
  std::set<int> acknowledged;
  for (int round = 0; round < 3; ++round) {
    Child child([&](int pipe) { return WriteUntilKilled(store, 1000 * round, pipe); });
    int number = 0;
    for (int i = 0; i < 25 && child.Read(&number); ++i) acknowledged.insert(number);
    child.Kill();
    while (child.Read(&number)) acknowledged.insert(number);
    ASSERT_TRUE(WIFSIGNALED(child.Wait()));
  }
  ASSERT_GE(acknowledged.size(), 75u);

  // A reader comes before the next writer: it sees everything, and leaves the
  // log to the writer.
  const auto log_size = std::filesystem::file_size(store.path() + "-wal");
  EXPECT_GT(log_size, 0u);
  {
    const auto reader = store.OpenReader();
    ASSERT_TRUE(reader.ok()) << reader.status();
    for (const int number : acknowledged) {
      EXPECT_TRUE((*reader)->GetArticle({}, Bulletin(number).article.id).ok()) << number;
    }
  }
  EXPECT_EQ(std::filesystem::file_size(store.path() + "-wal"), log_size);

  auto writer = store.OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  const auto counts = (*writer)->reader().Count({});
  EXPECT_GE(counts->articles, static_cast<int64_t>(acknowledged.size()));
  EXPECT_EQ(counts->statements, counts->articles);
  *writer = nullptr;
  EXPECT_EQ(IntegrityCheck(store.path()), "ok");
}

TEST(CrashTest, AnotherProcessMayNotWriteMeanwhile) {
  SqliteStoreUnderTest store;
  Child holder([&](int pipe) { return WriteUntilKilled(store, 0, pipe); });
  int number = 0;
  ASSERT_TRUE(holder.Read(&number));
  const absl::Status status = store.OpenWriter().status();
  EXPECT_EQ(status.code(), absl::StatusCode::kFailedPrecondition) << status;
  EXPECT_EQ(model::GetErrorDetails(status)->reason, model::ErrorReason::kStoreWriterPresent);
  EXPECT_TRUE(store.OpenReader().ok());
  holder.Kill();
  holder.Wait();
  EXPECT_TRUE(store.OpenWriter().ok());
}

}  // namespace
}  // namespace isnad::store::sqlite
