// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/group_commit.h"

#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sql_transaction.h"
#include "core/store/sqlite/control_sql.h"

namespace isnad::store::sqlite {

absl::Status GroupCommit::Begin(const CallContext& call) {
  Connection::CallScope scope(connection_, call);
  connection_.ForgetBuffered();
  return connection_.Run(kBeginWrite);
}

absl::Status GroupCommit::Commit() {
  absl::Status status = sql::WriteBuffered(connection_);
  if (status.ok()) status = connection_.Run(kCommit);
  RollBack();
  return status;
}

void GroupCommit::RollBack() { connection_.RollBack(); }

size_t GroupCommit::Serve(sql::PendingBody* first) {
  std::vector<sql::PendingBody*> ran;
  const absl::Status begun = Begin(first->call);
  if (!begun.ok()) {
    first->result = begun;
    queue_.Finish({first});
    return 1;
  }
  Outcome outcome = RunTogether(first, &ran);
  if (outcome == Outcome::kHalfWritten) outcome = RunAgain(ran);
  if (outcome == Outcome::kLost) RollBack();
  const absl::Status committed = outcome == Outcome::kStands ? Commit() : absl::OkStatus();
  if (outcome == Outcome::kLost || !committed.ok()) {
    for (sql::PendingBody* body : ran) {
      if (!body->result.ok()) continue;
      if (ran.size() > 1) {
        RunAlone(*body);
      } else {
        body->result = committed;
      }
    }
  }
  queue_.Finish(ran);
  return ran.size();
}

GroupCommit::Outcome GroupCommit::RunTogether(sql::PendingBody* first,
                                              std::vector<sql::PendingBody*>* ran) {
  const absl::Time end = model::SteadyNow() + kMaxTime;
  for (sql::PendingBody* body = first; body != nullptr; body = queue_.TakeIfAny()) {
    ran->push_back(body);
    const int64_t before = connection_.changes();
    body->result = RunBody(*body);
    // Some errors make SQLite roll back everything.
    if (connection_.autocommit()) return Outcome::kLost;
    if (!body->result.ok() && connection_.changes() != before) return Outcome::kHalfWritten;
    if (ran->size() >= kMaxBodies || model::SteadyNow() >= end) break;
  }
  return Outcome::kStands;
}

GroupCommit::Outcome GroupCommit::RunAgain(const std::vector<sql::PendingBody*>& ran) {
  RollBack();
  if (!Begin({}).ok()) return Outcome::kLost;
  for (sql::PendingBody* body : ran) {
    if (!body->result.ok()) continue;
    // Of those before: what stands within the savepoint goes with it.
    if (!sql::WriteBuffered(connection_).ok()) return Outcome::kLost;
    body->result = RunInSavepoint(*body);
    if (connection_.autocommit()) return Outcome::kLost;
  }
  return Outcome::kStands;
}

absl::Status GroupCommit::RunInSavepoint(sql::PendingBody& body) {
  if (absl::Status status = connection_.Run(kSavepoint); !status.ok()) return status;
  const absl::Status status = RunBody(body);
  if (connection_.autocommit()) return status;
  sql::Writes writes(connection_);
  if (!status.ok()) {
    connection_.ForgetBuffered();
    writes.Run(kRollbackToSavepoint);
  }
  writes.Run(kRelease);
  // What could not be undone must not be committed with what others wrote.
  if (!writes.ok()) RollBack();
  return status.ok() ? writes.status() : status;
}

absl::Status GroupCommit::RunBody(sql::PendingBody& body) {
  if (absl::Status status = body.call.Check(); !status.ok()) return status;
  Connection::CallScope scope(connection_, body.call);
  sql::SqlTransaction transaction(connection_);
  absl::Status status = body.run(transaction);
  // A body that passes over a failed write would leave half of it behind.
  status.Update(transaction.write_error());
  if (status.ok() && connection_.autocommit()) return StoreUnavailable("the transaction was lost");
  return status;
}

void GroupCommit::RunAlone(sql::PendingBody& body) {
  body.result = Begin(body.call);
  if (!body.result.ok()) return;
  body.result = RunBody(body);
  if (!body.result.ok()) return RollBack();
  body.result = Commit();
}

}  // namespace isnad::store::sqlite
