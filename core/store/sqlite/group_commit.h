// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "absl/status/status.h"
#include "core/store/sqlite/commit_queue.h"
#include "core/store/sqlite/connection.h"

namespace isnad::store::sqlite {

// Runs waiting bodies, several in one transaction, each in a savepoint of its
// own: one sync to disk makes all of them durable. A body that fails undoes
// its own writes only. Where the shared transaction is lost (a full disk, a
// failed commit), those that had succeeded run again, each by itself. Used by
// the writing thread.
class GroupCommit {
 public:
  // A group ends at whichever comes first; the first of it waits that long
  // for its answer at most, beside the commit.
  static constexpr size_t kMaxBodies = 256;
  static constexpr absl::Duration kMaxTime = absl::Milliseconds(1000);

  // Both must outlive this.
  GroupCommit(Connection& connection, CommitQueue& queue)
      : connection_(connection), queue_(queue) {}

  // Serves `first` and what else waits, and finishes them. Returns how many.
  size_t Serve(PendingBody* first);

 private:
  // Leaves in *ran the bodies it took; false if the transaction is lost.
  bool RunTogether(PendingBody* first, std::vector<PendingBody*>* ran);
  absl::Status RunBody(PendingBody& body);
  absl::Status RunInSavepoint(PendingBody& body);
  void RunAlone(PendingBody& body);
  absl::Status Begin();
  absl::Status Commit();

  Connection& connection_;
  CommitQueue& queue_;
};

}  // namespace isnad::store::sqlite
