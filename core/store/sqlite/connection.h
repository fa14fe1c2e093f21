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
#include "core/store/call_context.h"
#include "core/store/sqlite/actor_buffer.h"
#include "core/store/sqlite/posting_buffer.h"

namespace isnad::store::sqlite {

// One SQLite connection with its prepared statements. Used by one thread at a
// time. A writer is the only connection in the world that writes or
// checkpoints this file (platform rule: SQLite 3.40's WAL-reset bug needs two);
// a reader is read-only and never checkpoints, not even when it closes.
class Connection {
 public:
  enum class Mode { kReader, kWriter };

  // No call on the connection runs longer, whatever its deadline: an open read
  // transaction keeps checkpoints from finishing.
  static constexpr absl::Duration kMaxCallAge = absl::Seconds(30);

  // Writer: creates the file where there is none. Reader: UNAVAILABLE then.
  static absl::StatusOr<std::unique_ptr<Connection>> Open(const std::string& path, Mode mode);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  // While it lives, statements of this connection stop soon after the call is
  // cancelled, its deadline passes or it grows older than kMaxCallAge. Nests:
  // the inner one counts. `call` must outlive it.
  class CallScope {
   public:
    CallScope(Connection& connection, const CallContext& call);
    ~CallScope();
    CallScope(const CallScope&) = delete;
    CallScope& operator=(const CallScope&) = delete;

   private:
    Connection& connection_;
    const CallContext* const outer_call_;
    const absl::Time outer_end_;
  };

  // Runs every statement of a constant script.
  absl::Status RunScript(const char* script);
  // Outside a transaction? SQLite rolls one back by itself on some errors.
  bool autocommit() const { return sqlite3_get_autocommit(db_) != 0; }
  // Rows inserted, changed, deleted and buffered since it was opened.
  int64_t changes() const {
    return sqlite3_total_changes64(db_) + postings_.added() + actors_.added();
  }
  // Of the transaction that is open; for the writer.
  PostingBuffer& postings() { return postings_; }
  ActorBuffer& actors() { return actors_; }
  void ForgetBuffered() {
    postings_.Clear();
    actors_.Clear();
  }
  // Pages in the write-ahead log after the latest commit of this connection.
  int wal_pages() const { return wal_pages_; }
  // Moves what it can of the log into the database without waiting for
  // readers. For the writer.
  absl::Status CheckpointPassively();

 private:
  friend class Query;
  explicit Connection(sqlite3* db) : db_(db) {}

  absl::Status Configure(Mode mode);
  // A reset statement for a constant SQL text, kept for the next use; the text
  // is known by its address.
  absl::StatusOr<sqlite3_stmt*> Acquire(absl::string_view sql);
  void Release(absl::string_view sql, sqlite3_stmt* statement);
  absl::Status LastError() const;
  bool CallIsOver() const;
  // OK while the call that this runs for goes on.
  absl::Status CheckCall() const;
  static int OnProgress(void* self);
  static int OnBusy(void* self, int attempts);
  static int OnWal(void* self, sqlite3* db, const char* name, int pages);

  sqlite3* const db_;
  absl::flat_hash_map<const char*, std::vector<sqlite3_stmt*>> idle_;
  const CallContext* call_ = nullptr;
  absl::Time call_end_ = absl::InfiniteFuture();
  // Off while a statement writes: interrupting one would make SQLite roll back
  // the whole transaction, with it what others wrote.
  bool interruptible_ = true;
  int wal_pages_ = 0;
  PostingBuffer postings_;
  ActorBuffer actors_;
};

}  // namespace isnad::store::sqlite
