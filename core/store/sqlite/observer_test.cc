// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// What a store in a file tells of its work (core/store/store_observer.h), and of
// its disk.
#include <fstream>

#include "core/store/conformance/recording_observer.h"
#include "core/store/conformance/sample.h"
#include "core/store/open_store.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

constexpr auto kPass = [](Transaction&) { return absl::OkStatus(); };
constexpr auto kFail = [](Transaction&) { return absl::NotFoundError("nothing there"); };

TEST(SqliteObserverTest, HearsOfTransactionsTheLogAndReaders) {
  const TempFolder folder;
  RecordingObserver observer;
  {
    auto writer = OpenStoreForWriting("sqlite:" + folder.File("isnad.db"), {}, observer);
    ASSERT_TRUE(writer.ok()) << writer.status();
    const ArticleRecord record = MakeRecord(
        "الراصد", "story", Day(1), {{"سعاد المالكي", "وصلت القافلة إلى المدينة", "", "وصل", ""}});
    ASSERT_TRUE((*writer)->Transact({}, [&](Transaction& t) { return t.PutArticle(record); }).ok());
    EXPECT_FALSE((*writer)->Transact({}, kFail).ok());
    (void)(*writer)->TransactAll({}, {kPass, kFail, kPass});
    EXPECT_EQ((*writer)->reader().Count({})->articles, 1);
  }
  EXPECT_EQ(observer.committed, 3);
  EXPECT_EQ(observer.failed, 2);
  EXPECT_GE(observer.groups, 3);
  EXPECT_LE(observer.groups, 5);
  EXPECT_GT(observer.log_pages, 0);
  EXPECT_GE(observer.lent, 1);
  EXPECT_EQ(observer.returned, observer.lent);
  EXPECT_EQ(observer.conflicts + observer.lost + observer.implausible, 0);
}

TEST(SqliteObserverTest, HearsOfReadersOfAStoreOpenedForReading) {
  const TempFolder folder;
  const std::string address = "sqlite:" + folder.File("isnad.db");
  ASSERT_TRUE(OpenStoreForWriting(address).ok());
  RecordingObserver observer;
  const auto reader = OpenStoreForReading(address, {.observer = &observer});
  ASSERT_TRUE(reader.ok()) << reader.status();
  EXPECT_TRUE((*reader)->Count({}).ok());
  EXPECT_EQ(observer.lent, 1);
  EXPECT_EQ(observer.returned, 1);
}

TEST(DiskUseTest, IsThatOfTheFiles) {
  const TempFolder folder;
  const std::string address = "sqlite:" + folder.File("isnad.db");
  EXPECT_TRUE(IsInFile(address));
  EXPECT_FALSE(IsInFile("postgres://isnad@db.example/isnad"));
  EXPECT_EQ(DiskUseOf(address).database_bytes, 0);
  EXPECT_EQ(DiskUseOf("postgres://isnad@db.example/isnad").available_bytes, 0);
  std::ofstream(folder.File("isnad.db")) << std::string(300, 'x');
  std::ofstream(folder.File("isnad.db-wal")) << std::string(7, 'x');
  const DiskUse use = DiskUseOf(address);
  EXPECT_EQ(use.database_bytes, 300);
  EXPECT_EQ(use.log_bytes, 7);
  EXPECT_GT(use.available_bytes, 0);
}

}  // namespace
}  // namespace isnad::store::sqlite
