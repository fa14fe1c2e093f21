// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/schema.h"

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/postgres/server_clock.h"
#include "core/store/random_id.h"
#include "core/store/sql/query.h"

namespace isnad::store::postgres {
namespace {

// How long a step may take until others think that whoever took it is gone: the
// statements of a step wait for locks and for the server no longer.
constexpr absl::Duration kLease = absl::Minutes(10);
constexpr absl::Duration kEndPatience = absl::Seconds(5);
constexpr absl::Duration kPoll = absl::Milliseconds(100);
// Two that create the same table at once meet in the server's catalogue: one
// of them gets an error and finds the table when it tries again.
constexpr int kCreateAttempts = 5;

constexpr char kCreateState[] =
    "CREATE TABLE IF NOT EXISTS isnad_schema (singleton BIGINT NOT NULL PRIMARY KEY,"
    " version BIGINT NOT NULL, step BIGINT NOT NULL, lease_holder TEXT NOT NULL,"
    " lease_until BIGINT NOT NULL)";
constexpr char kInsertState[] =
    "INSERT INTO isnad_schema (singleton, version, step, lease_holder, lease_until)"
    " VALUES (1, 0, 0, '', 0) ON CONFLICT (singleton) DO NOTHING";
// An index build is not a statement of a call.
constexpr char kTakeYourTime[] = "SET statement_timeout = 0";
constexpr char kHurryAgain[] = "SET statement_timeout = '30s'";

constexpr char kGetVersion[] = "SELECT version FROM isnad_schema WHERE singleton = 1";
constexpr char kGetVersionAndTime[] =
    "SELECT version, " ISNAD_SERVER_NOW " FROM isnad_schema WHERE singleton = 1";
constexpr absl::string_view kGetState =
    "SELECT version, step FROM isnad_schema WHERE singleton = 1";
// ?1 holder, ?2 microseconds.
constexpr absl::string_view kTakeLease =
    "UPDATE isnad_schema SET lease_holder = ?1, lease_until = " ISNAD_SERVER_NOW
    " + ?2 WHERE singleton = 1 AND (lease_holder = ?1 OR lease_until < " ISNAD_SERVER_NOW
    ") RETURNING 1";
// Where the lease went to somebody else meanwhile, nothing is noted.
constexpr absl::string_view kNoteStep =
    "UPDATE isnad_schema SET version = ?2, step = ?3"
    " WHERE singleton = 1 AND lease_holder = ?1 RETURNING 1";
constexpr absl::string_view kEndLease =
    "UPDATE isnad_schema SET lease_holder = '', lease_until = 0"
    " WHERE singleton = 1 AND lease_holder = ?1 RETURNING 1";

// ?1 who copies into the store, ?2 its version
constexpr absl::string_view kTakeCopy =
    "UPDATE isnad_schema SET lease_holder = ?1 WHERE singleton = 1 AND version = ?2 RETURNING 1";
constexpr absl::string_view kHoldCopy =
    "UPDATE isnad_schema SET lease_holder = ?1 WHERE singleton = 1 AND lease_holder = ?1"
    " RETURNING 1";
constexpr absl::string_view kEndCopy =
    "UPDATE isnad_schema SET version = ?2, lease_holder = ''"
    " WHERE singleton = 1 AND lease_holder = ?1 RETURNING 1";

struct State {
  int64_t version = 0;
  int64_t step = 0;  // done of the next version
};

absl::StatusOr<State> ReadState(Connection& connection) {
  sql::Query row(connection, kGetState);
  if (row.Next()) return State{row.Int(0), row.Int(1)};
  if (!row.status().ok()) return row.status();
  return StoreCorrupt("the row of isnad_schema is gone");
}

// Whether there is a row; for what changes one, whether it was changed.
template <typename... Args>
absl::StatusOr<bool> Change(Connection& connection, absl::string_view sql, const Args&... args) {
  sql::Query row(connection, sql, args...);
  const bool changed = row.Next();
  if (!row.status().ok()) return row.status();
  return changed;
}

// Creates the table and its row where they are not there: who may write the
// store need not be allowed to create tables.
absl::Status CreateState(Connection& connection) {
  absl::Status status;
  for (int attempt = 0; attempt < kCreateAttempts; ++attempt) {
    const auto found = Change(connection, kGetState);
    if (found.ok() && *found) return absl::OkStatus();
    const bool is_missing = found.ok() || connection.failure().kind == Failure::Kind::kNoTable;
    if (!is_missing || !connection.RollBack()) return found.status();
    status = connection.RunAlone(kCreateState);
    if (status.ok()) status = connection.RunAlone(kInsertState);
    if (status.ok() || connection.is_lost()) return status;
    absl::SleepFor(kPoll);
  }
  return status;
}

class Migrator {
 public:
  Migrator(Connection& connection, const std::vector<Migration>& migrations)
      : connection_(connection), migrations_(migrations), holder_(NewRandomId()) {}

  absl::StatusOr<bool> IsDone(const State& state, const Filling& filling) const {
    if (state.version != migrations_.back().number) return false;
    const auto needed = filling.is_needed();
    if (!needed.ok()) return needed.status();
    return !*needed;
  }

  // False once nothing is to be done; the lease is ours where true.
  absl::StatusOr<bool> WaitForLease(const Filling& filling, absl::Duration patience) {
    const absl::Time end = model::SteadyNow() + patience;
    for (;;) {
      const auto state = ReadState(connection_);
      if (!state.ok()) return state.status();
      const int known = migrations_.back().number;
      if (state->version > known) return SchemaTooNew(static_cast<int>(state->version), known);
      const auto done = IsDone(*state, filling);
      if (!done.ok()) return done.status();
      if (*done) return false;
      const auto taken = TakeLease();
      if (!taken.ok() || *taken) return taken;
      if (model::SteadyNow() >= end) return StoreBusy("another ingest service is migrating it");
      absl::SleepFor(kPoll);
    }
  }

  absl::Status Run(const Filling& filling) {
    const auto state = ReadState(connection_);
    if (!state.ok()) return state.status();
    int64_t first = state->step;
    for (const Migration& migration : migrations_) {
      if (migration.number <= state->version) continue;
      absl::Status status = Apply(migration, first);
      if (!status.ok()) return status;
      first = 0;
    }
    return filling.run();
  }

  // Even where the call is over.
  void EndLease() {
    const CallContext ending{.deadline = model::SteadyNow() + kEndPatience};
    const sql::Connection::CallScope scope(connection_, ending);
    (void)Change(connection_, kEndLease, holder_);
  }

 private:
  absl::StatusOr<bool> TakeLease() {
    return Change(connection_, kTakeLease, holder_, absl::ToInt64Microseconds(kLease));
  }

  absl::Status Note(int64_t version, int64_t step) {
    const auto noted = Change(connection_, kNoteStep, holder_, version, step);
    if (!noted.ok()) return noted.status();
    return *noted ? absl::OkStatus() : StoreBusy("another ingest service took the migration over");
  }

  absl::Status Apply(const Migration& migration, int64_t first) {
    const std::vector<std::string> steps = StepsOf(migration.sql);
    for (size_t step = first; step < steps.size(); ++step) {
      const auto leased = TakeLease();
      if (!leased.ok()) return leased.status();
      if (!*leased) return StoreBusy("another ingest service took the migration over");
      absl::Status status = connection_.RunAlone(steps[step]);
      const bool is_last = step + 1 == steps.size();
      if (status.ok()) {
        status = is_last ? Note(migration.number, 0)
                         : Note(migration.number - 1, static_cast<int64_t>(step) + 1);
      }
      if (!status.ok()) return status;
    }
    return absl::OkStatus();
  }

  Connection& connection_;
  const std::vector<Migration>& migrations_;
  const std::string holder_;
};

}  // namespace

std::vector<std::string> StepsOf(absl::string_view sql) {
  std::string code;
  for (absl::string_view line : absl::StrSplit(sql, '\n')) {
    absl::StrAppend(&code, line.substr(0, line.find("--")), "\n");
  }
  std::vector<std::string> steps;
  for (absl::string_view step : absl::StrSplit(code, ';')) {
    step = absl::StripAsciiWhitespace(step);
    if (!step.empty()) steps.emplace_back(step);
  }
  return steps;
}

absl::Status Migrate(Connection& connection, const std::vector<Migration>& migrations,
                     const Filling& filling, absl::Duration patience) {
  if (absl::Status status = CreateState(connection); !status.ok()) return status;
  Migrator migrator(connection, migrations);
  const auto leased = migrator.WaitForLease(filling, patience);
  if (!leased.ok() || !*leased) return leased.status();
  absl::Status status = connection.RunAlone(kTakeYourTime);
  if (status.ok()) status = migrator.Run(filling);
  if (!status.ok()) (void)connection.RollBack();
  if (status.ok()) status = connection.RunAlone(kHurryAgain);
  migrator.EndLease();
  return status;
}

absl::StatusOr<int> SchemaVersion(Connection& connection) {
  sql::Query row(connection, kGetState);
  if (row.Next()) return static_cast<int>(row.Int(0));
  if (connection.failure().kind == Failure::Kind::kNoTable && connection.RollBack()) return 0;
  if (!row.status().ok()) return row.status();
  return 0;
}

absl::Status CreateForCopy(Connection& connection, const std::vector<std::string>& further) {
  const int copy = kUnfinishedCopy + Migrations().back().number;
  // Before the tables: whoever else would create them is kept out by it.
  absl::Status status = connection.RunAlone(kCreateState);
  if (status.ok()) {
    status =
        connection.RunAlone(absl::StrCat("INSERT INTO isnad_schema (singleton, version, step, "
                                         "lease_holder, lease_until) VALUES (1, ",
                                         copy, ", 0, '', 0) ON CONFLICT (singleton) DO NOTHING"));
  }
  if (!status.ok()) return status;
  const auto version = SchemaVersion(connection);
  if (!version.ok()) return version.status();
  if (*version != copy) return StoreBusy("an ingest service makes a store of its own there");
  for (const Migration& migration : Migrations()) {
    for (const std::string& step : StepsOf(migration.sql)) {
      if (status = connection.RunAlone(step); !status.ok()) return status;
    }
  }
  for (const std::string& step : further) {
    if (status = connection.RunAlone(step); !status.ok()) return status;
  }
  return absl::OkStatus();
}

absl::Status TakeCopy(Connection& connection, absl::string_view holder) {
  const int copy = kUnfinishedCopy + Migrations().back().number;
  const auto taken = Change(connection, kTakeCopy, holder, copy);
  if (!taken.ok()) return taken.status();
  return *taken ? absl::OkStatus() : StoreBusy("another isnad-copy has finished it");
}

absl::Status HoldCopy(Connection& connection, absl::string_view holder) {
  const auto held = Change(connection, kHoldCopy, holder);
  if (!held.ok()) return held.status();
  return *held ? absl::OkStatus() : StoreBusy("another isnad-copy has taken this copy over");
}

absl::Status FinishCopy(Connection& connection, absl::string_view holder) {
  const auto ended = Change(connection, kEndCopy, holder, Migrations().back().number);
  if (!ended.ok()) return ended.status();
  return *ended ? absl::OkStatus() : StoreBusy("another isnad-copy has taken this copy over");
}

void ExpectSchema(Connection& connection, int64_t* now_micros) {
  const auto read = [now_micros](const Failure& failure, const PGresult* result) -> Failure {
    if (failure.kind == Failure::Kind::kNoTable) {
      return {failure.kind, StoreUnavailable("the database holds no store yet")};
    }
    if (!failure.ok()) return failure;
    const auto value = [result](int column) {
      const auto size = static_cast<size_t>(PQgetlength(result, 0, column));
      return DecodeInteger({PQgetvalue(result, 0, column), size});
    };
    const int known = Migrations().back().number;
    const int found = PQntuples(result) == 0 ? 0 : static_cast<int>(value(0));
    if (found > known) return {Failure::Kind::kOther, SchemaTooNew(found, known)};
    if (found == 0) return {Failure::Kind::kOther, StoreUnavailable("the store is still empty")};
    if (found < known) return {Failure::Kind::kOther, SchemaMissing(found, known)};
    if (now_micros != nullptr) *now_micros = value(1);
    return {};
  };
  connection.Expect(now_micros == nullptr ? kGetVersion : kGetVersionAndTime, read);
}

}  // namespace isnad::store::postgres
