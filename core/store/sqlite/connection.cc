// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/connection.h"

#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/store/errors.h"
#include "core/store/sql/contributions.h"
#include "core/store/sqlite/control_sql.h"
#include "core/store/sqlite/sqlite_error.h"

namespace isnad::store::sqlite {
namespace {

// Virtual machine steps between two looks at the call: some 100 microseconds.
constexpr int kProgressSteps = 4000;
constexpr absl::Duration kBusyPause = absl::Milliseconds(2);
constexpr int kMaxBusyAttempts = 2500;  // 5 seconds

// No trust in what a file's schema may try, no double-quoted strings.
constexpr char kHarden[] = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";
// Cache sizes are in KiB where negative. What the writer's does not hold, the system's
// mostly does: four times as much of it saved 2 % of what is written while 6,000 articles
// are loaded, and took 200 MiB. A commit is answered as durable, so
// it must survive a power cut: FULL. What is deleted is wiped where its page is
// written anyway; Debian's default writes every page that falls free.
constexpr char kWriterSettings[] =
    "PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = FAST;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA journal_size_limit = 268435456;"
    "PRAGMA cache_size = -65536;"
    "PRAGMA temp_store = MEMORY;";
constexpr char kReaderSettings[] =
    "PRAGMA query_only = ON;"
    "PRAGMA cache_size = -8192;"
    "PRAGMA temp_store = MEMORY;";

// SQLite's code.
int BindValue(sqlite3_stmt* statement, int index, const sql::Value& value,
              sqlite3_destructor_type lifetime) {
  if (value.is_null) return sqlite3_bind_null(statement, index);
  // A null pointer would bind NULL, not the empty text.
  const char* const bytes = value.bytes.empty() ? "" : value.bytes.data();
  switch (value.type) {
    case sql::ValueType::kText:
      return sqlite3_bind_text64(statement, index, bytes, value.bytes.size(), lifetime,
                                 SQLITE_UTF8);
    case sql::ValueType::kBytes:
      return sqlite3_bind_blob64(statement, index, bytes, value.bytes.size(), lifetime);
    case sql::ValueType::kReal:
      return sqlite3_bind_double(statement, index, value.real);
    case sql::ValueType::kInteger:
    case sql::ValueType::kBoolean:
      return sqlite3_bind_int64(statement, index, value.integer);
  }
  return SQLITE_MISUSE;
}

// SQLite counts its memory under one lock for all threads, unless it is told not
// to before its first use; where the program used it before, it goes on counting.
void DoNotCountMemory() {
  static std::once_flag once;
  std::call_once(once, [] { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

}  // namespace

// One prepared statement, which gives its rows as it runs.
class Connection::StatementCursor final : public sql::Cursor {
 public:
  StatementCursor(Connection& connection, sqlite3_stmt* statement)
      : connection_(connection), statement_(statement) {}
  ~StatementCursor() override { sqlite3_finalize(statement_); }

  bool Next(absl::Status* status) override {
    connection_.interruptible_ = sqlite3_stmt_readonly(statement_) != 0;
    const int code = sqlite3_step(statement_);
    connection_.interruptible_ = true;
    if (code == SQLITE_ROW) return true;
    if (code != SQLITE_DONE) *status = connection_.LastError();
    return false;
  }
  int64_t Int(int column) const override { return sqlite3_column_int64(statement_, column); }
  double Real(int column) const override { return sqlite3_column_double(statement_, column); }
  absl::string_view View(int column) const override {
    // The pointer first: asking for it may change the length.
    const void* data = sqlite3_column_blob(statement_, column);
    const int size = sqlite3_column_bytes(statement_, column);
    return data == nullptr ? absl::string_view()
                           : absl::string_view(static_cast<const char*>(data), size);
  }

  void Reset() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  sqlite3_stmt* statement() const { return statement_; }

 private:
  Connection& connection_;
  sqlite3_stmt* const statement_;
};

absl::StatusOr<std::unique_ptr<Connection>> Connection::Open(const std::string& path, Mode mode) {
  DoNotCountMemory();
  const int flags =
      mode == Mode::kWriter ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
  sqlite3* db = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &db,
                                   flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  // Even a failed open leaves a handle that must be closed.
  auto connection = std::unique_ptr<Connection>(new Connection(db));
  if (code != SQLITE_OK) {
    return ErrorOfCode(code, absl::StrCat("cannot open ", path, ": ", sqlite3_errstr(code)),
                       sqlite3_system_errno(db));
  }
  if (absl::Status status = connection->Configure(mode); !status.ok()) return status;
  return connection;
}

absl::Status Connection::Configure(Mode mode) {
  sqlite3_busy_handler(db_, &OnBusy, this);
  sqlite3_progress_handler(db_, kProgressSteps, &OnProgress, this);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
  sqlite3_db_config(db_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  if (absl::Status status = RunScript(kHarden); !status.ok()) return status;
  if (mode == Mode::kReader) {
    sqlite3_db_config(db_, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
    return RunScript(kReaderSettings);
  }
  const absl::Status status = RunScript(kWriterSettings);
  // After the settings: wal_autocheckpoint installs a hook of its own.
  sqlite3_wal_hook(db_, &OnWal, this);
  return status;
}

Connection::Connection(sqlite3* db) : db_(db) {}

Connection::~Connection() {
  idle_.clear();
  sqlite3_close_v2(db_);
}

absl::Status Connection::RunScript(const char* script) {
  const int code = sqlite3_exec(db_, script, nullptr, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : LastError();
}

absl::Status Connection::CheckpointPassively() {
  const int code =
      sqlite3_wal_checkpoint_v2(db_, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
  return code == SQLITE_OK ? absl::OkStatus() : LastError();
}

absl::StatusOr<Connection::StatementCursor*> Connection::Acquire(absl::string_view sql) {
  auto& idle = idle_[sql.data()];
  if (!idle.empty()) {
    StatementCursor* const cursor = idle.back().release();
    idle.pop_back();
    return cursor;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return LastError();
  return new StatementCursor(*this, statement);
}

absl::Status Connection::Bind(StatementCursor& cursor, absl::Span<const sql::Value> values,
                              sqlite3_destructor_type lifetime) {
  for (size_t i = 0; i < values.size(); ++i) {
    const int code = BindValue(cursor.statement(), static_cast<int>(i) + 1, values[i], lifetime);
    if (code != SQLITE_OK) return LastError();
  }
  return absl::OkStatus();
}

absl::StatusOr<sql::Cursor*> Connection::Start(absl::string_view sql,
                                               absl::Span<const sql::Value> values) {
  if (absl::Status status = CheckCall(); !status.ok()) return status;
  if (absl::Status status = CheckTransaction(); !status.ok()) return status;
  const auto cursor = Acquire(sql);
  if (!cursor.ok()) return cursor.status();
  if (absl::Status status = Bind(**cursor, values, SQLITE_TRANSIENT); !status.ok()) {
    Finish(sql, *cursor);
    return status;
  }
  return *cursor;
}

void Connection::Finish(absl::string_view sql, sql::Cursor* cursor) {
  auto* const own = static_cast<StatementCursor*>(cursor);
  own->Reset();
  idle_[sql.data()].emplace_back(own);
}

// Whether the call goes on is not asked before each of some hundred rows.
absl::Status Connection::Write(absl::string_view sql, absl::Span<const sql::Value> values) {
  if (absl::Status status = CheckTransaction(); !status.ok()) return status;
  const auto cursor = Acquire(sql);
  if (!cursor.ok()) return cursor.status();
  absl::Status status = Bind(**cursor, values, SQLITE_STATIC);
  while (status.ok() && (*cursor)->Next(&status)) {
  }
  Finish(sql, *cursor);
  if (status.ok()) in_transaction_ = !autocommit();
  return status;
}

absl::Status Connection::CheckTransaction() const {
  if (!in_transaction_ || !autocommit()) return absl::OkStatus();
  return StoreUnavailable("the transaction was lost");
}

absl::Status Connection::Run(absl::string_view sql) { return Write(sql, {}); }

void Connection::RollBack() {
  if (!autocommit()) (void)Run(kRollback);
  in_transaction_ = !autocommit();
  ForgetBuffered();
}

absl::Status Connection::InTransaction(absl::FunctionRef<absl::Status()> body) {
  ForgetBuffered();
  absl::Status status = Run(kBeginWrite);
  if (status.ok()) status = body();
  if (status.ok()) status = sql::WriteBuffered(*this);
  if (status.ok()) status = Run(kCommit);
  RollBack();
  return status;
}

absl::Status Connection::LastError() const {
  const int code = sqlite3_extended_errcode(db_);
  if ((code & 0xff) == SQLITE_INTERRUPT || (code & 0xff) == SQLITE_BUSY) {
    if (absl::Status status = CheckCall(); !status.ok()) return status;
  }
  return ErrorOfCode(code, sqlite3_errmsg(db_), sqlite3_system_errno(db_));
}

int Connection::OnProgress(void* self) {
  const auto* connection = static_cast<Connection*>(self);
  return connection->interruptible_ && connection->CallIsOver() ? 1 : 0;
}

int Connection::OnBusy(void* self, int attempts) {
  if (attempts >= kMaxBusyAttempts || static_cast<Connection*>(self)->CallIsOver()) return 0;
  absl::SleepFor(kBusyPause);
  return 1;
}

int Connection::OnWal(void* self, sqlite3*, const char*, int pages) {
  static_cast<Connection*>(self)->wal_pages_ = pages;
  return SQLITE_OK;
}

}  // namespace isnad::store::sqlite
