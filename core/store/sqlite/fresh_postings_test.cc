// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/fresh_postings.h"

#include <sqlite3.h>

#include "absl/strings/str_cat.h"
#include "core/store/sql/query.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/test_store.h"
#include "gtest/gtest.h"

namespace isnad::store::sqlite {
namespace {

// The files in which SQLite keeps pages to undo one statement, opened so far. One
// object at a time; it outlives the connections, and comes before them.
class StatementJournals {
 public:
  StatementJournals() : vfs_(*real_) {
    count_ = 0;
    vfs_.zName = "statement-journals";
    vfs_.xOpen = [](sqlite3_vfs*, const char* path, sqlite3_file* file, int flags, int* given) {
      if ((flags & SQLITE_OPEN_SUBJOURNAL) != 0) ++count_;
      return real_->xOpen(real_, path, file, flags, given);
    };
    sqlite3_vfs_register(&vfs_, /*makeDflt=*/1);
  }
  ~StatementJournals() {
    sqlite3_vfs_unregister(&vfs_);
    sqlite3_vfs_register(real_, /*makeDflt=*/1);
  }
  int count() const { return count_; }

 private:
  static inline sqlite3_vfs* const real_ = sqlite3_vfs_find(nullptr);
  static inline int count_ = 0;
  sqlite3_vfs vfs_;
};

// Fills a table of postings with rows that lie everywhere among those of other marks.
std::string Fill(const char* table, const char* mark) {
  return absl::StrCat(
      "WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19999) "
      "INSERT INTO ",
      table, " SELECT printf('%06d", mark, "', i), 0, 'a', 0 FROM n");
}

// In memory they would be as large as all pages that are changed: those of a large index.
TEST(MoveFreshPostingsTest, NoPageIsKeptToUndoAMove) {
  const StatementJournals journals;
  const TempFolder folder;
  const std::string path = folder.File("isnad.db");
  const auto opened = Connection::Open(path, Connection::Mode::kWriter);
  ASSERT_TRUE(opened.ok()) << opened.status();
  Connection& connection = **opened;
  ASSERT_TRUE(Migrate(connection, path).ok());
  ASSERT_TRUE(connection.RunScript("PRAGMA temp_store = FILE").ok());
  ASSERT_TRUE(connection.RunScript(Fill("statement_postings", "a").c_str()).ok());
  ASSERT_TRUE(connection.RunScript(Fill("fresh_statement_postings", "b").c_str()).ok());
  const int before = journals.count();
  EXPECT_TRUE(MoveFreshPostings(connection).ok());
  EXPECT_EQ(journals.count(), before);
  sql::Query moved(connection, "SELECT count(*) FROM statement_postings");
  ASSERT_TRUE(moved.Next());
  EXPECT_EQ(moved.Int(0), 40000);
  // As it is without OR FAIL.
  ASSERT_TRUE(connection.RunScript(Fill("statement_postings", "c").c_str()).ok());
  EXPECT_GT(journals.count(), before);
}

TEST(MoveFreshPostingsTest, AMoveThatFailsChangesNothing) {
  const TempFolder folder;
  const std::string path = folder.File("isnad.db");
  const auto opened = Connection::Open(path, Connection::Mode::kWriter);
  ASSERT_TRUE(opened.ok()) << opened.status();
  Connection& connection = **opened;
  ASSERT_TRUE(Migrate(connection, path).ok());
  // The last one of those that move is there already.
  ASSERT_TRUE(connection
                  .RunScript("INSERT INTO fresh_statement_postings VALUES"
                             " ('a', 0, 'x', 0), ('b', 0, 'x', 0);"
                             "INSERT INTO statement_postings VALUES ('b', 0, 'x', 0)")
                  .ok());
  EXPECT_FALSE(MoveFreshPostings(connection).ok());
  for (const char* left : {"SELECT count(*) - 1 FROM fresh_statement_postings",
                           "SELECT count(*) FROM statement_postings"}) {
    sql::Query row(connection, left);
    ASSERT_TRUE(row.Next());
    EXPECT_EQ(row.Int(0), 1) << left;
  }
}

}  // namespace
}  // namespace isnad::store::sqlite
