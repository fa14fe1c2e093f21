// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/connection.h"

#include <algorithm>
#include <mutex>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/store/errors.h"
#include "core/store/sqlite/sqlite_error.h"

namespace isnad::store::sqlite {
namespace {

// Virtual machine steps between two looks at the call: some 100 microseconds.
constexpr int kProgressSteps = 4000;
constexpr absl::Duration kBusyPause = absl::Milliseconds(2);
constexpr int kMaxBusyAttempts = 2500;  // 5 seconds

// No trust in what a file's schema may try, no double-quoted strings.
constexpr char kHarden[] = "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;";
// Cache sizes are in KiB where negative. A commit is answered as durable, so
// it must survive a power cut: FULL. What is deleted is wiped where its page is
// written anyway; Debian's default writes every page that falls free.
constexpr char kWriterSettings[] =
    "PRAGMA synchronous = FULL;"
    "PRAGMA secure_delete = FAST;"
    "PRAGMA wal_autocheckpoint = 0;"
    "PRAGMA journal_size_limit = 268435456;"
    "PRAGMA cache_size = -262144;"
    "PRAGMA temp_store = MEMORY;";
constexpr char kReaderSettings[] =
    "PRAGMA query_only = ON;"
    "PRAGMA cache_size = -8192;"
    "PRAGMA temp_store = MEMORY;";

// SQLite counts its memory under one lock for all threads, unless it is told not
// to before its first use; where the program used it before, it goes on counting.
void DoNotCountMemory() {
  static std::once_flag once;
  std::call_once(once, [] { (void)sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); });
}

}  // namespace

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
    return ErrorOfCode(code, absl::StrCat("cannot open ", path, ": ", sqlite3_errstr(code)));
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

Connection::~Connection() {
  for (const auto& [sql, statements] : idle_) {
    for (sqlite3_stmt* statement : statements) sqlite3_finalize(statement);
  }
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

absl::StatusOr<sqlite3_stmt*> Connection::Acquire(absl::string_view sql) {
  std::vector<sqlite3_stmt*>& idle = idle_[sql.data()];
  if (!idle.empty()) {
    sqlite3_stmt* const statement = idle.back();
    idle.pop_back();
    return statement;
  }
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v3(db_, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
  if (code != SQLITE_OK) return LastError();
  return statement;
}

void Connection::Release(absl::string_view sql, sqlite3_stmt* statement) {
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
  idle_[sql.data()].push_back(statement);
}

absl::Status Connection::LastError() const {
  const int code = sqlite3_extended_errcode(db_);
  if ((code & 0xff) == SQLITE_INTERRUPT || (code & 0xff) == SQLITE_BUSY) {
    if (call_ != nullptr) {
      if (absl::Status status = call_->Check(); !status.ok()) return status;
    }
  }
  return ErrorOfCode(code, sqlite3_errmsg(db_));
}

bool Connection::CallIsOver() const {
  if (call_ == nullptr) return false;
  return absl::Now() >= call_end_ || (call_->cancelled && call_->cancelled());
}

absl::Status Connection::CheckCall() const {
  if (!CallIsOver()) return absl::OkStatus();
  const absl::Status status = call_->Check();
  return status.ok() ? StoreBusy("the call took too long") : status;
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

Connection::CallScope::CallScope(Connection& connection, const CallContext& call)
    : connection_(connection), outer_call_(connection.call_), outer_end_(connection.call_end_) {
  connection_.call_ = &call;
  connection_.call_end_ = std::min(call.deadline, absl::Now() + kMaxCallAge);
}

Connection::CallScope::~CallScope() {
  connection_.call_ = outer_call_;
  connection_.call_end_ = outer_end_;
}

}  // namespace isnad::store::sqlite
