// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/group_commit.h"

#include "absl/time/clock.h"
#include "core/store/errors.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/sql.h"
#include "core/store/sqlite/sqlite_transaction.h"

namespace isnad::store::sqlite {

absl::Status GroupCommit::Begin() { return Query(connection_, sql::kBeginWrite).Run(); }

absl::Status GroupCommit::Commit() {
  const absl::Status status = Query(connection_, sql::kCommit).Run();
  if (!connection_.autocommit()) (void)Query(connection_, sql::kRollback).Run();
  return status;
}

size_t GroupCommit::Serve(PendingBody* first) {
  std::vector<PendingBody*> ran;
  const absl::Status begun = Begin();
  if (!begun.ok()) {
    first->result = begun;
    queue_.Finish({first});
    return 1;
  }
  const bool stands = RunTogether(first, &ran);
  const absl::Status committed = stands ? Commit() : absl::OkStatus();
  if (!stands || !committed.ok()) {
    for (PendingBody* body : ran) {
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

bool GroupCommit::RunTogether(PendingBody* first, std::vector<PendingBody*>* ran) {
  const absl::Time end = absl::Now() + kMaxTime;
  for (PendingBody* body = first; body != nullptr; body = queue_.TakeIfAny()) {
    ran->push_back(body);
    body->result = RunBody(*body);
    // Some errors make SQLite roll back everything.
    if (connection_.autocommit()) return false;
    if (ran->size() >= kMaxBodies || absl::Now() >= end) break;
  }
  return true;
}

absl::Status GroupCommit::RunBody(PendingBody& body) {
  if (absl::Status status = body.call.Check(); !status.ok()) return status;
  if (absl::Status status = Query(connection_, sql::kSavepoint).Run(); !status.ok()) return status;
  const absl::Status status = RunInSavepoint(body);
  if (connection_.autocommit()) {
    return status.ok() ? StoreUnavailable("the transaction was lost") : status;
  }
  Writes writes(connection_);
  if (!status.ok()) writes.Run(sql::kRollbackToSavepoint);
  writes.Run(sql::kRelease);
  return status.ok() ? writes.status() : status;
}

absl::Status GroupCommit::RunInSavepoint(PendingBody& body) {
  Connection::CallScope scope(connection_, body.call);
  SqliteTransaction transaction(connection_);
  absl::Status status = body.run(transaction);
  // A body that passes over a failed write would leave half of it behind.
  status.Update(transaction.write_error());
  return status;
}

void GroupCommit::RunAlone(PendingBody& body) {
  body.result = Begin();
  if (!body.result.ok()) return;
  body.result = RunBody(body);
  if (connection_.autocommit()) return;
  const absl::Status committed = Commit();
  if (body.result.ok()) body.result = committed;
}

}  // namespace isnad::store::sqlite
