// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/wal_index.h"

#include <atomic>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/store/conformance/sample.h"
#include "core/store/sqlite/test_store.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

using testing::Contains;
using testing::Not;

ArticleRecord Article(int number) {
  return MakeRecord("الراصد", absl::StrCat("story", number), Day(1),
                    {{"سعاد المالكي", "وصلت القافلة إلى المدينة", "", "وصل", ""}});
}

class StampTest : public testing::Test {
 protected:
  StampTest() {
    auto writer = store_.OpenWriter();
    EXPECT_TRUE(writer.ok()) << writer.status();
    writer_ = *std::move(writer);
    // After the first commit the store tidies up, before it takes the second.
    Put(Article(1));
    Put(Article(2));
  }

  void Put(const ArticleRecord& record) {
    EXPECT_TRUE(writer_->Transact({}, [&](Transaction& t) { return t.PutArticle(record); }).ok());
  }
  std::optional<StateStamp> Stamp() { return writer_->reader().Stamp(); }
  int64_t Articles() { return writer_->reader().Count({})->articles; }

  SqliteStoreUnderTest store_;
  std::unique_ptr<StoreWriter> writer_;
};

TEST_F(StampTest, EachCommitHasOneOfItsOwn) {
  std::vector<StateStamp> stamps;
  const auto expect_new = [&](const char* after) {
    const auto stamp = Stamp();
    ASSERT_TRUE(stamp) << after;
    EXPECT_THAT(stamps, Not(Contains(*stamp))) << after;
    stamps.push_back(*stamp);
  };
  expect_new("two articles");
  EXPECT_EQ(Articles(), 2);
  EXPECT_EQ(Stamp(), stamps.back()) << "who reads changes nothing";
  EXPECT_TRUE(writer_
                  ->Transact({},
                             [&](Transaction& t) {
                               EXPECT_TRUE(t.PutArticle(Article(3)).ok());
                               EXPECT_EQ(Stamp(), stamps.back()) << "nothing is committed yet";
                               return absl::OkStatus();
                             })
                  .ok());
  expect_new("a third article");
  EXPECT_TRUE(writer_
                  ->Transact({},
                             [&](Transaction& t) {
                               return t.DeleteArticle(Article(3).article.id);
                             })
                  .ok());
  expect_new("a deletion: the store holds what it held before");
}

TEST_F(StampTest, IsTheSameForAllReaders) {
  const auto elsewhere = store_.OpenReader();
  ASSERT_TRUE(elsewhere.ok()) << elsewhere.status();
  EXPECT_EQ((*elsewhere)->Stamp(), Stamp());
  const auto before = Stamp();
  Put(Article(3));
  EXPECT_EQ((*elsewhere)->Stamp(), Stamp());
  EXPECT_NE((*elsewhere)->Stamp(), before);
}

// Two reads between two stamps that are equal see the same.
TEST_F(StampTest, BetweenEqualOnesNothingChanges) {
  constexpr int kCommits = 150;
  std::atomic<bool> done = false;
  std::thread committer([&] {
    for (int i = 0; i < kCommits; ++i) Put(Article(3 + i));
    done = true;
  });
  int64_t before = 0;
  std::optional<StateStamp> stamp_before;
  int compared = 0;
  while (!done || compared == 0) {
    const auto stamp = Stamp();
    const int64_t articles = Articles();
    const bool still = stamp && Stamp() == stamp;
    EXPECT_GE(articles, before);
    if (still && stamp == stamp_before) {
      EXPECT_EQ(articles, before);
      ++compared;
    }
    before = articles;
    stamp_before = still ? stamp : std::nullopt;
  }
  committer.join();
  EXPECT_EQ(Articles(), 2 + kCommits);
}

TEST(WalIndexTest, ADatabaseWithoutALogHasNone) {
  const TempFolder folder;
  const std::string path = folder.File("plain.db");
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(db, "CREATE TABLE t (x)", nullptr, nullptr, nullptr), SQLITE_OK);
  EXPECT_EQ(WalIndex(db).Stamp(), std::nullopt);
  EXPECT_FALSE(std::filesystem::exists(path + "-shm"));
  sqlite3_close(db);
}

}  // namespace
}  // namespace isnad::store::sqlite
