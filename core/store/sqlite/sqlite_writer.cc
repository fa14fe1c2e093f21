// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/sqlite_writer.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/store/sql/sql_transaction.h"
#include "core/store/sqlite/fresh_postings.h"
#include "core/store/sqlite/group_commit.h"
#include "core/store/sqlite/schema.h"

namespace isnad::store::sqlite {
namespace {

absl::Status SetLimits(Connection& connection, const WriterOptions& options) {
  // A PRAGMA takes no bound value; these are numbers.
  std::string script;
  if (options.max_pages > 0) {
    absl::StrAppend(&script, "PRAGMA max_page_count = ", options.max_pages, ";");
  }
  if (options.cache_pages > 0) {
    absl::StrAppend(&script, "PRAGMA cache_size = ", options.cache_pages, ";");
  }
  return connection.RunScript(script.c_str());
}

}  // namespace

absl::StatusOr<std::unique_ptr<SqliteWriter>> SqliteWriter::Open(const std::string& path,
                                                                 const WriterOptions& options,
                                                                 const CallContext& call) {
  auto lock = WriterLock::Take(path);
  if (!lock.ok()) return lock.status();
  auto connection = Connection::Open(path, Connection::Mode::kWriter);
  if (!connection.ok()) return connection.status();
  {
    const sql::Connection::CallScope scope(**connection, call, absl::InfiniteDuration());
    if (absl::Status status = Migrate(**connection, path); !status.ok()) return status;
  }
  if (absl::Status status = SetLimits(**connection, options); !status.ok()) return status;
  // One process writes: whoever held one is gone.
  if (absl::Status status = (*connection)->RunScript("DELETE FROM leases"); !status.ok()) {
    return status;
  }
  auto reader = SqliteReader::Open(path, options.reader_connections, *options.observer);
  if (!reader.ok()) return reader.status();
  return std::unique_ptr<SqliteWriter>(
      new SqliteWriter(*std::move(lock), *std::move(connection), *std::move(reader), options));
}

SqliteWriter::SqliteWriter(std::unique_ptr<WriterLock> lock, std::unique_ptr<Connection> connection,
                           std::unique_ptr<SqliteReader> reader, const WriterOptions& options)
    : lock_(std::move(lock)),
      connection_(std::move(connection)),
      reader_(std::move(reader)),
      checkpoint_pages_(options.checkpoint_pages),
      queue_(*options.observer),
      thread_([this] { RunThread(); }) {}

SqliteWriter::~SqliteWriter() {
  queue_.Close();
  thread_.join();
}

absl::Status SqliteWriter::Transact(const CallContext& call, sql::TransactionBody body) {
  return queue_.Submit(call, {body}).front();
}

std::vector<absl::Status> SqliteWriter::TransactAll(
    const CallContext& call, const std::vector<sql::TransactionBody>& bodies) {
  return queue_.Submit(call, bodies);
}

// One process writes: what waits is committed, and there is nobody else to number it.
absl::StatusOr<int64_t> SqliteWriter::PublishContradictions(const CallContext& call, int64_t kept) {
  const auto state = reader_->GetFeedState(call);
  if (!state.ok()) return state.status();
  if (!state->has_waiting) return 0;
  int64_t count = 0;
  const absl::Status status = Transact(call, [&](Transaction& transaction) {
    const auto given = static_cast<sql::SqlTransaction&>(transaction).GiveNumbers(kept);
    if (given.ok()) count = *given;
    return given.status();
  });
  if (!status.ok()) return status;
  return count;
}

void SqliteWriter::RunThread() {
  GroupCommit group(*connection_, queue_);
  size_t bodies = kBodiesPerMove;  // an earlier run may have left some to move
  while (sql::PendingBody* first = queue_.Take()) {
    bodies += group.Serve(first);
    // After the callers have their answers. A failure shows in the next write.
    if (bodies >= kBodiesPerMove) {
      bodies = 0;
      (void)MoveFreshPostings(*connection_);
    }
    queue_.observer().LogReaches(connection_->wal_pages());
    if (connection_->wal_pages() >= checkpoint_pages_) (void)connection_->CheckpointPassively();
  }
}

}  // namespace isnad::store::sqlite
