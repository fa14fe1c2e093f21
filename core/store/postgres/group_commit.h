// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "absl/random/random.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/store/postgres/connection.h"
#include "core/store/sql/commit_queue.h"

namespace isnad::store::postgres {

// Runs waiting bodies, several in one SERIALIZABLE transaction. A transaction
// that another one came before (40001) is run again from its beginning, all its
// bodies with it, and this time alone: other writers wait for it, so that what
// many write (actors that every paper names) costs one repetition and not many.
// For a while all further ones are alone, too. Where an engine cannot do that,
// and whatever else comes in between, it is run again some times with pauses that
// grow, and then each body has a transaction of its own. A body that fails by itself takes its
// transaction with it; the others of it run again. Bodies may therefore run several times, as
// StoreWriter says; what they leave behind is that of the last time.
//
// A connection that breaks while it commits leaves open whether the commit took
// place (40003 says the same). So every transaction writes a row of its own into
// commit_markers, under a random key: if the row is there afterwards, the
// transaction was committed, with all it wrote. If not, it is run again under
// the same key, where a commit that is still on its way after all ends the
// second one as a duplicate, or is ended by it. So nothing is done twice, whether
// a body carries a request_id or not, and what its caller is told is true. Only
// where no server answers in time, or where a commit was so late that the bodies
// had begun again, is the caller told CommitUnknown.
//
// Used by one writing thread, whose connection it opens when it needs it.
class GroupCommit {
 public:
  // A group ends at whichever comes first; the first of it waits that long
  // for its answer at most, beside the commit.
  static constexpr size_t kMaxBodies = 256;
  static constexpr absl::Duration kMaxTime = absl::Milliseconds(1000);
  // How long a marker stays: to learn what became of a transaction, and what
  // another server holds (freshness.h).
  static constexpr absl::Duration kMarkerRetention = absl::Hours(1);

  // How often what; for metrics and tests. Thread-safe.
  struct Counts {
    std::atomic<int64_t> transactions = 0;
    std::atomic<int64_t> conflicts = 0;  // transactions run again for another's sake
    std::atomic<int64_t> lost = 0;       // connections lost
    std::atomic<int64_t> resolved = 0;   // unknown commits that a marker told of
  };

  // All must outlive this.
  GroupCommit(std::string address, sql::CommitQueue& queue, Counts& counts)
      : address_(std::move(address)), queue_(queue), counts_(counts) {}

  // Serves `first` and what else waits, and finishes them.
  void Serve(sql::PendingBody* first);

 private:
  using Bodies = std::vector<sql::PendingBody*>;
  enum class Outcome {
    kStands,    // committed
    kFailed,    // one failed by itself, and is out of the list
    kConflict,  // another transaction came first
    kLost,      // the connection, before it committed
    kUnknown,   // the connection, or only the answer, while it committed
    kRefused,   // an error that will come again
  };

  // Until every body of the list has its result. Others that wait may join
  // those in *joined, unless it is null.
  void ServeAll(Bodies bodies, Bodies* joined);
  // Runs the list in one transaction; leaves in it those whose result stands or
  // falls with it. *why for all but kStands and kFailed.
  Outcome RunTogether(Bodies* bodies, Bodies* joined, const std::string& marker, absl::Status* why);
  void Begin(const std::string& marker);
  // Tells those whose results stand by which commit they do.
  void Stamp(const Bodies& bodies, const std::string& marker) const;
  // True where it stays in the transaction.
  bool RunBody(sql::PendingBody& body);
  Outcome Commit(const Bodies& bodies, absl::Status* why);
  Outcome OutcomeOf(const Failure& failure, absl::Status* why) const;
  // Whether the transaction of this marker was committed.
  absl::StatusOr<bool> WasCommitted(const std::string& marker);
  absl::Status Connect(const CallContext& call);
  void Pause(int attempt);

  const std::string address_;
  sql::CommitQueue& queue_;
  Counts& counts_;
  std::unique_ptr<Connection> connection_;
  int64_t begin_micros_ = 0;  // of the last transaction, by the server's clock
  absl::BitGen random_;
  int transactions_until_pruning_ = 0;
  int transactions_alone_ = 0;  // yet to come
};

}  // namespace isnad::store::postgres
