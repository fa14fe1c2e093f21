// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/group_commit.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/postgres/schema.h"
#include "core/store/postgres/server_clock.h"
#include "core/store/random_id.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sql_transaction.h"

namespace isnad::store::postgres {
namespace {

// Where writers were seen to meet.
constexpr int kTransactionsAlone = 64;
// Attempts together, then each body by itself; with the pauses below some five seconds.
constexpr int kAttemptsTogether = 3;
constexpr int kAttempts = 40;
// Where the server does not answer: pauses add up to about a second.
constexpr int kConnectAttempts = 8;
constexpr absl::Duration kConnectTime = absl::Seconds(10);
// What became of a commit is asked for that long, and each time so long.
constexpr absl::Duration kResolveTime = absl::Seconds(10);
constexpr absl::Duration kAskTime = absl::Seconds(5);
constexpr absl::Duration kFirstPause = absl::Milliseconds(2);
constexpr absl::Duration kLongestPause = absl::Milliseconds(250);

constexpr int kTransactionsPerPruning = 256;

constexpr absl::string_view kPutMarker =
    "INSERT INTO commit_markers (marker_id, commit_time) SELECT ?1, " ISNAD_SERVER_NOW;
constexpr absl::string_view kFindMarker = "SELECT 1 FROM commit_markers WHERE marker_id = ?1";
constexpr absl::string_view kPruneMarkers =
    "DELETE FROM commit_markers WHERE marker_id IN (SELECT marker_id FROM commit_markers"
    " WHERE commit_time < " ISNAD_SERVER_NOW " - ?1 ORDER BY commit_time, marker_id LIMIT 1000)";

bool AreOver(const std::vector<sql::PendingBody*>& bodies) {
  return !bodies.empty() &&
         std::all_of(bodies.begin(), bodies.end(),
                     [](const sql::PendingBody* body) { return !body->call.Check().ok(); });
}

// What is done for all of them lasts no longer than the last of their calls.
CallContext CallOf(const std::vector<sql::PendingBody*>& bodies) {
  CallContext call;
  call.cancelled = [&bodies] { return AreOver(bodies); };
  return call;
}

}  // namespace

void GroupCommit::Serve(sql::PendingBody* first) {
  Bodies served = {first};
  ServeAll({first}, &served);
  queue_.Finish(served);
}

void GroupCommit::ServeAll(Bodies bodies, Bodies* joined) {
  const std::string marker = NewRandomId();
  bool is_unknown = false;  // whether an earlier attempt under this marker was committed
  bool ran_again = false;   // since
  absl::Status why;
  const absl::Time connect_end = model::SteadyNow() + kConnectTime;
  for (int attempt = 0; !bodies.empty() && attempt < kAttempts; ++attempt) {
    if (attempt > 0) Pause(attempt);
    if (attempt > 0 && !is_unknown && AreOver(bodies)) break;
    if (is_unknown) {
      const auto committed = WasCommitted(marker);
      if (committed.ok() && *committed && !ran_again) return Stamp(bodies, marker);
      // Of the run that was committed nobody has the answers any more.
      if (!committed.ok() || *committed) break;
      ran_again = true;
    }
    const Outcome outcome = RunTogether(&bodies, attempt == 0 ? joined : nullptr, marker, &why);
    if (outcome == Outcome::kStands) return Stamp(bodies, marker);
    if (outcome == Outcome::kUnknown) is_unknown = true;
    if (outcome == Outcome::kConflict) {
      ++counts_.conflicts;
      queue_.observer().Conflicted();
      transactions_alone_ = kTransactionsAlone;
    }
    // What is wrong with the address or the server stays so.
    if (outcome == Outcome::kLost &&
        (attempt + 1 >= kConnectAttempts || model::SteadyNow() >= connect_end ||
         !absl::IsUnavailable(why))) {
      break;
    }
    // Under a marker whose fate is open, the bodies stay together.
    const bool together = is_unknown || bodies.size() < 2 || outcome == Outcome::kLost ||
                          (outcome == Outcome::kConflict && attempt + 1 < kAttemptsTogether);
    if (!together) {
      for (sql::PendingBody* body : bodies) ServeAll({body}, nullptr);
      return;
    }
    if (outcome == Outcome::kRefused && !is_unknown) break;
  }
  for (sql::PendingBody* body : bodies) {
    const absl::Status over = body->call.Check();
    body->result = is_unknown ? CommitUnknown(why.message()) : over.ok() ? why : over;
  }
}

GroupCommit::Outcome GroupCommit::RunTogether(Bodies* bodies, Bodies* joined,
                                              const std::string& marker, absl::Status* why) {
  if (*why = Connect(CallOf(*bodies)); !why->ok()) return Outcome::kLost;
  Begin(marker);
  const absl::Time end = model::SteadyNow() + kMaxTime;
  for (size_t i = 0; i < bodies->size(); ++i) {
    sql::PendingBody& body = *(*bodies)[i];
    const int64_t before = connection_->changes();
    const bool stays = RunBody(body);
    if (!connection_->failure().ok()) {
      const Outcome outcome = OutcomeOf(connection_->failure(), why);
      // Of what its own call ended, nobody else is the cause.
      const absl::Status over = body.call.Check();
      if (!over.ok() && connection_->failure().kind == Failure::Kind::kCancelled) {
        body.result = over;
        bodies->erase(bodies->begin() + i);
      }
      const bool is_lost = !connection_->RollBack();
      return over.ok() || is_lost ? outcome : Outcome::kFailed;
    }
    if (!stays) {
      bodies->erase(bodies->begin() + i--);
      if (connection_->changes() != before) {
        return connection_->RollBack() ? Outcome::kFailed : OutcomeOf(connection_->failure(), why);
      }
    }
    const bool is_full = bodies->size() >= kMaxBodies || model::SteadyNow() >= end;
    if (i + 1 < bodies->size() || joined == nullptr || is_full) continue;
    if (sql::PendingBody* const next = queue_.TakeIfAny()) {
      bodies->push_back(next);
      joined->push_back(next);
    }
  }
  return Commit(*bodies, why);
}

void GroupCommit::Begin(const std::string& marker) {
  ++counts_.transactions;
  const bool alone = transactions_alone_ > 0;
  if (alone) --transactions_alone_;
  connection_->Begin(alone ? Connection::Isolation::kAlone : Connection::Isolation::kSerializable);
  ExpectSchema(*connection_, &begin_micros_);
  (void)sql::Writes(*connection_).Run(kPutMarker, marker);
}

void GroupCommit::Stamp(const Bodies& bodies, const std::string& marker) const {
  const CommitToken token = {marker, absl::FromUnixMicros(begin_micros_)};
  for (sql::PendingBody* body : bodies) body->commit = token;
}

bool GroupCommit::RunBody(sql::PendingBody& body) {
  body.result = body.call.Check();
  if (!body.result.ok()) return false;
  sql::Connection::CallScope scope(*connection_, body.call);
  sql::SqlTransaction transaction(*connection_);
  body.result = body.run(transaction);
  // A body that passes over a failed write would leave half of it behind.
  body.result.Update(transaction.write_error());
  return body.result.ok();
}

GroupCommit::Outcome GroupCommit::Commit(const Bodies& bodies, absl::Status* why) {
  const CallContext call = CallOf(bodies);
  sql::Connection::CallScope scope(*connection_, call);
  if (--transactions_until_pruning_ <= 0) {
    transactions_until_pruning_ = kTransactionsPerPruning;
    (void)sql::Writes(*connection_)
        .Tidy(kPruneMarkers, absl::ToInt64Microseconds(kMarkerRetention));
  }
  *why = sql::WriteBuffered(*connection_);
  if (why->ok()) *why = connection_->Commit();
  if (why->ok()) return Outcome::kStands;
  Outcome outcome = OutcomeOf(connection_->failure(), why);
  // The last rows went out with the commit: which of them was lost, who knows.
  if (outcome == Outcome::kLost) outcome = Outcome::kUnknown;
  (void)connection_->RollBack();
  return outcome;
}

GroupCommit::Outcome GroupCommit::OutcomeOf(const Failure& failure, absl::Status* why) const {
  *why = failure.status;
  switch (failure.kind) {
    case Failure::Kind::kConflict:
    // A body never puts what is there; an attempt under the same marker does,
    // where the earlier one was committed after all.
    case Failure::Kind::kDuplicate:
      return Outcome::kConflict;
    case Failure::Kind::kLost:
      return Outcome::kLost;
    case Failure::Kind::kUnknownCommit:
      return Outcome::kUnknown;
    default:
      return Outcome::kRefused;
  }
}

absl::StatusOr<bool> GroupCommit::WasCommitted(const std::string& marker) {
  absl::Status why;
  const absl::Time end = model::SteadyNow() + kResolveTime;
  for (int attempt = 0; attempt == 0 || model::SteadyNow() < end; ++attempt) {
    if (attempt > 0) Pause(attempt);
    const CallContext call{.deadline = model::SteadyNow() + kAskTime};
    if (why = Connect(call); !why.ok()) continue;
    const sql::Connection::CallScope scope(*connection_, call);
    sql::Query row(*connection_, kFindMarker, marker);
    const bool found = row.Next();
    why = row.status();
    if (why.ok()) {
      ++counts_.resolved;
      return found;
    }
    (void)connection_->RollBack();
  }
  return why;
}

absl::Status GroupCommit::Connect(const CallContext& call) {
  if (connection_ != nullptr && connection_->is_lost()) ++counts_.lost;
  return Connection::OpenWhereLost(address_, call, &connection_).status();
}

// Grows twofold, up to a bound; half of it is chance, so that two that met do
// not meet again.
void GroupCommit::Pause(int attempt) {
  const absl::Duration whole = std::min(kLongestPause, kFirstPause * (1 << std::min(attempt, 8)));
  absl::SleepFor(whole * absl::Uniform(random_, 0.5, 1.0));
}

}  // namespace isnad::store::postgres
