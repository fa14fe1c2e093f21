// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What is told of a store that cannot be written or that another program holds,
// and that the store goes on by itself. A full one: sqlite_store_test.cc.
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/store/conformance/sample.h"
#include "core/store/open_store.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

using absl::StatusCode;
using model::ErrorReason;
namespace fs = std::filesystem;

constexpr uid_t kNobody = 65534;
constexpr fs::perms kReadOnlyFolder = fs::perms::owner_read | fs::perms::owner_exec |
                                      fs::perms::group_read | fs::perms::group_exec |
                                      fs::perms::others_read | fs::perms::others_exec;

ErrorReason ReasonOf(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details ? details->reason : ErrorReason::kUnspecified;
}

absl::Status Put(StoreWriter& writer, int number, const CallContext& call = {}) {
  const ArticleRecord record =
      MakeRecord("الراصد", absl::StrCat("story", number), Day(number),
                 {{"سعاد المالكي", absl::StrCat("وصلت القافلة ", number), "", "وصل", ""}});
  return writer.Transact(call, [&](Transaction& t) { return t.PutArticle(record); });
}

// Permissions do not stop root: for what it does, the process is nobody.
absl::StatusOr<std::unique_ptr<StoreWriter>> OpenAsNobody(StoreUnderTest& store) {
  const bool is_root = geteuid() == 0;
  if (is_root && seteuid(kNobody) != 0) return absl::InternalError("seteuid");
  const auto back = absl::MakeCleanup([is_root] {
    if (is_root) {
      EXPECT_EQ(seteuid(0), 0);
    }
  });
  return store.OpenWriter();
}

TEST(SqliteFaultsTest, AFolderThatCannotBeWrittenIsReadOnly) {
  SqliteStoreUnderTest store;
  ASSERT_TRUE(Put(**store.OpenWriter(), 1).ok());
  const fs::path folder = fs::path(store.path()).parent_path();
  fs::remove(store.path() + ".lock");
  fs::permissions(folder, kReadOnlyFolder);
  const absl::Status locked = OpenAsNobody(store).status();
  EXPECT_EQ(locked.code(), StatusCode::kFailedPrecondition) << locked;
  EXPECT_EQ(ReasonOf(locked), ErrorReason::kStoreReadOnly);
  // Put right, it opens, and all is there.
  fs::permissions(folder, fs::perms::all);
  const auto writer = store.OpenWriter();
  ASSERT_TRUE(writer.ok()) << writer.status();
  EXPECT_EQ((*writer)->reader().Count({})->articles, 1);
}

TEST(SqliteFaultsTest, ACallThatAnotherProgramHoldsUpEndsAtItsDeadline) {
  SqliteStoreUnderTest store;
  const auto writer = *store.OpenWriter();
  ASSERT_TRUE(Put(*writer, 1).ok());
  sqlite3* holder = nullptr;
  ASSERT_EQ(sqlite3_open(store.path().c_str(), &holder), SQLITE_OK);
  const auto close = absl::MakeCleanup([&holder] { sqlite3_close(holder); });
  // After its callers have their answers, the writer tidies up.
  sqlite3_busy_timeout(holder, 10000);
  ASSERT_EQ(sqlite3_exec(holder, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
  const absl::Status status = Put(*writer, 2, {.deadline = absl::Now() + absl::Milliseconds(200)});
  EXPECT_EQ(status.code(), StatusCode::kDeadlineExceeded) << status;
  EXPECT_EQ(writer->reader().Count({})->articles, 1);  // readers go on
  ASSERT_EQ(sqlite3_exec(holder, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_TRUE(Put(*writer, 3).ok());
  EXPECT_EQ(writer->reader().Count({})->articles, 2);
}

}  // namespace
}  // namespace isnad::store::sqlite
