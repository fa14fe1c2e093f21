// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"
#include "core/store/sqlite/wal_index.h"

namespace isnad::store::sqlite {

// One SQLite connection with its prepared statements. Used by one thread at a
// time. A writer is the only connection in the world that writes or
// checkpoints this file (platform rule: SQLite 3.40's WAL-reset bug needs two);
// a reader is read-only and never checkpoints, not even when it closes.
class Connection final : public sql::Connection {
 public:
  enum class Mode { kReader, kWriter };

  // Writer: creates the file where there is none. Reader: UNAVAILABLE then.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path, Mode mode);
  ~Connection() override;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  absl::StatusOr<sql::Cursor*> Start(absl::string_view sql,
                                     absl::Span<const sql::Value> values) override;
  void Finish(absl::string_view sql, sql::Cursor* cursor) override;
  absl::Status Write(absl::string_view sql, absl::Span<const sql::Value> values) override;
  absl::Status Tidy(absl::string_view sql, absl::Span<const sql::Value> values) override {
    return Write(sql, values);
  }
  absl::Status InTransaction(absl::FunctionRef<absl::Status()> body) override;
  bool counts_changes() const override { return true; }
  int64_t changes() const override {
    return sqlite3_total_changes64(db_) + postings().added() + actors().added();
  }
  bool is_remote() const override { return false; }
  bool has_fresh_tables() const override { return true; }

  // Runs every statement of a constant script.
  absl::Status RunScript(const char* script);
  // Outside a transaction? SQLite rolls one back by itself on some errors.
  bool autocommit() const { return sqlite3_get_autocommit(db_) != 0; }
  // Runs a constant statement that gives no rows that matter.
  absl::Status Run(absl::string_view sql);
  // Ends the transaction that is open, if one is, and forgets what it wrote.
  void RollBack();
  // Pages in the write-ahead log after the latest commit of this connection.
  int wal_pages() const { return wal_pages_; }
  // Of the store that this has read from.
  WalIndex wal_index() const { return WalIndex(db_); }
  // Moves what it can of the log into the database without waiting for
  // readers. For the writer.
  absl::Status CheckpointPassively();

 private:
  class StatementCursor;
  explicit Connection(sqlite3* db);

  absl::Status Configure(Mode mode);
  // A reset statement for a constant SQL text, kept for the next use; the text
  // is known by its address.
  absl::StatusOr<StatementCursor*> Acquire(absl::string_view sql);
  // The bound values are copied, or borrowed until the statement is released.
  absl::Status Bind(StatementCursor& cursor, absl::Span<const sql::Value> values,
                    sqlite3_destructor_type lifetime);
  absl::Status LastError() const;
  // Some errors, a full disk for one, make SQLite roll back the transaction: what
  // came after would be committed row by row. So nothing more runs before RollBack.
  absl::Status CheckTransaction() const;
  static int OnProgress(void* self);
  static int OnBusy(void* self, int attempts);
  static int OnWal(void* self, sqlite3* db, const char* name, int pages);

  sqlite3* const db_;
  absl::flat_hash_map<const char*, std::vector<std::unique_ptr<StatementCursor>>> idle_;
  // Off while a statement writes: interrupting one would make SQLite roll back
  // the whole transaction, with it what others wrote.
  bool interruptible_ = true;
  bool in_transaction_ = false;  // as far as our own statements go
  int wal_pages_ = 0;
};

}  // namespace isnad::store::sqlite
