// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "core/store/sql/commit_queue.h"
#include "core/store/sqlite/connection.h"

namespace isnad::store::sqlite {

// Runs waiting bodies, several in one transaction: one sync to disk makes all of
// them durable. A body that fails undoes its own writes only. A savepoint for each
// would see to that, but makes SQLite copy every page that a body changes; as
// bodies hardly ever fail after their first write, they run without. Where one
// does, all is rolled back, and those that had succeeded run again, with
// savepoints. Where the transaction itself is lost (a full disk, a failed commit),
// they run again each by itself. Used by the writing thread.
class GroupCommit {
 public:
  // A group ends at whichever comes first; the first of it waits that long
  // for its answer at most, beside the commit.
  static constexpr size_t kMaxBodies = 512;
  static constexpr absl::Duration kMaxTime = absl::Milliseconds(1000);

  // Both must outlive this.
  GroupCommit(Connection& connection, sql::CommitQueue& queue)
      : connection_(connection), queue_(queue) {}

  // Serves `first` and what else waits, and finishes them. Returns how many.
  size_t Serve(sql::PendingBody* first);

 private:
  enum class Outcome {
    kStands,       // to be committed
    kHalfWritten,  // the last body failed and left writes behind
    kLost,         // SQLite rolled everything back
  };

  // Leaves in *ran the bodies it took.
  Outcome RunTogether(sql::PendingBody* first, std::vector<sql::PendingBody*>* ran);
  // The bodies that succeeded, in a new transaction.
  Outcome RunAgain(const std::vector<sql::PendingBody*>& ran);
  absl::Status RunBody(sql::PendingBody& body);
  absl::Status RunInSavepoint(sql::PendingBody& body);
  void RunAlone(sql::PendingBody& body);
  // Waits for other programs no longer than the call lasts.
  absl::Status Begin(const CallContext& call);
  absl::Status Commit();
  void RollBack();

  Connection& connection_;
  sql::CommitQueue& queue_;
};

}  // namespace isnad::store::sqlite
