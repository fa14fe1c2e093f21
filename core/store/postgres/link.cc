// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/link.h"

#include <poll.h>

#include <atomic>
#include <iterator>
#include <memory>
#include <thread>
#include <utility>

#include "absl/strings/match.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "core/model/steady_clock.h"
#include "core/store/errors.h"
#include "core/store/postgres/failure.h"

namespace isnad::store::postgres {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr int kPollMillis = 10;
// How long a server may take to stop a statement. One that hangs holds nobody.
constexpr absl::Duration kCancelPatience = absl::Seconds(1);
constexpr absl::Duration kCancelPoll = absl::Milliseconds(1);

// Of the engine: its name, and whether it has a function that tells standbys.
constexpr char kGetEngine[] =
    "SELECT version(), EXISTS (SELECT 1 FROM pg_catalog.pg_proc"
    " WHERE proname = 'pg_is_in_recovery')";

// Statements are written for their indexes, as for an engine that has no other
// plans, so that what is fast stays fast whatever statistics say, and a plan
// made once serves every value. Sequential scans would besides lock whole
// tables against conflicts. An engine that does not know a setting does without.
constexpr const char* kSettings[] = {
    "SET plan_cache_mode = force_generic_plan",
    "SET enable_seqscan = off",
    "SET enable_bitmapscan = off",
    "SET enable_hashjoin = off",
    "SET enable_mergejoin = off",
    "SET enable_sort = off",
    "SET jit = off",
    "SET statement_timeout = '30s'",
    "SET lock_timeout = '10s'",
    "SET idle_in_transaction_session_timeout = '300s'",
};

void IgnoreNotice(void*, const PGresult*) {}

// PQcancel waits for the server as long as that takes, for ever where it hangs
// (libpq 15): a thread of its own does. Beyond so many at once, who hangs is
// known.
constexpr int kMostCancelling = 16;

// Sets *done once the server has been told to stop, where that can be known.
void CancelMeanwhile(PGcancel* cancel, std::shared_ptr<std::atomic<bool>> done) {
  static std::atomic<int> cancelling = 0;
  if (cancel == nullptr || ++cancelling > kMostCancelling) {
    PQfreeCancel(cancel);
    if (cancel != nullptr) --cancelling;
    return;
  }
  std::thread([cancel, done = std::move(done)] {
    char why[256];
    (void)PQcancel(cancel, why, sizeof(why));
    PQfreeCancel(cancel);
    --cancelling;
    *done = true;
  }).detach();
}

}  // namespace

absl::StatusOr<std::unique_ptr<Link>> Link::Open(const std::string& address,
                                                 const CallContext& call) {
  auto session = Connect(address, call);
  if (!session.ok()) return session.status();
  if (absl::Status old = CheckServerVersion(PQserverVersion(session->get())); !old.ok()) {
    return old;
  }
  auto link = std::unique_ptr<Link>(new Link(*std::move(session)));
  const absl::Time end = model::SteadyNow() + kConnectPatience;
  const absl::Status configured =
      link->Configure([&] { return model::SteadyNow() >= end || !call.Check().ok(); });
  if (configured.ok()) return link;
  if (absl::Status over = call.Check(); !over.ok()) return over;
  return configured;
}

absl::Status Link::Configure(absl::FunctionRef<bool()> is_over) {
  PGconn* const connection = connection_.get();
  PQsetNoticeReceiver(connection, &IgnoreNotice, nullptr);
  bool sent = PQsetnonblocking(connection, 1) == 0 && PQenterPipelineMode(connection) == 1;
  for (const char* setting : kSettings) sent = sent && SendText(setting) && SendSync();
  sent = sent && SendText(kGetEngine) && SendSync() && Flush();
  for (size_t i = 0; sent && !is_lost_ && i < std::size(kSettings); ++i) {
    (void)ReceiveAlone(is_over);
  }
  const Result answer = sent ? ReceiveAlone(is_over) : nullptr;
  if (answer == nullptr) return LostConnection(error()).status;
  if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return FailureOf(answer.get()).status;
  const absl::string_view engine = PQgetvalue(answer.get(), 0, 0);
  knows_standbys_ = PQgetvalue(answer.get(), 0, 1)[0] != 0;
  knows_byte_order_ = !absl::StrContains(engine, "CockroachDB");
  locks_tables_ = knows_byte_order_ && !absl::StrContains(engine, "-YB-");
  is_configured_ = true;
  return absl::OkStatus();
}

Result Link::ReceiveAlone(absl::FunctionRef<bool()> is_over) {
  Result result = Receive(is_over);
  (void)Receive(is_over);  // the sync's
  return is_lost_ ? nullptr : std::move(result);
}

bool Link::SendPrepare(const std::string& name, const std::string& sql,
                       const std::vector<Oid>& types) {
  return PQsendPrepare(connection_.get(), name.c_str(), sql.c_str(), static_cast<int>(types.size()),
                       types.data()) == 1 ||
         Lose();
}

bool Link::SendPrepared(const std::string& name, const Parameters& parameters) {
  return PQsendQueryPrepared(connection_.get(), name.c_str(), parameters.size(),
                             parameters.pointers(), parameters.lengths(), parameters.formats(),
                             /*resultFormat=*/1) == 1 ||
         Lose();
}

bool Link::SendText(const char* sql) {
  return PQsendQueryParams(connection_.get(), sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 1 ||
         Lose();
}

bool Link::SendSync() { return PQpipelineSync(connection_.get()) == 1 || Lose(); }

bool Link::Flush() { return PQflush(connection_.get()) >= 0 || Lose(); }

Result Link::Receive(absl::FunctionRef<bool()> is_over) {
  for (int empty = 0; empty < 2 && !is_lost_; ++empty) {
    if (!Await(is_over)) return nullptr;
    // Each statement's results end with a null one; a sync has none.
    if (Result result{PQgetResult(connection_.get())}) {
      if (PQstatus(connection_.get()) == CONNECTION_OK) return result;
      Lose();
      return result;  // says why
    }
  }
  Lose();
  return nullptr;
}

bool Link::Await(absl::FunctionRef<bool()> is_over) {
  std::shared_ptr<std::atomic<bool>> cancelled;
  absl::Time patience = absl::InfiniteFuture();
  while (PQisBusy(connection_.get()) == 1) {
    if (cancelled == nullptr && is_over()) {
      if (!is_configured_) return Lose();
      cancelled = std::make_shared<std::atomic<bool>>(false);
      CancelMeanwhile(PQgetCancel(connection_.get()), cancelled);
      patience = model::SteadyNow() + kCancelPatience;
    }
    if (model::SteadyNow() >= patience) return Lose();
    const int unsent = PQflush(connection_.get());
    if (unsent < 0 || !WaitForSocket(unsent == 1)) return Lose();
  }
  // A cancellation on its way would hit whatever comes next.
  while (cancelled != nullptr && !*cancelled) {
    if (model::SteadyNow() >= patience) return Lose();
    absl::SleepFor(kCancelPoll);
  }
  return true;
}

bool Link::WaitForSocket(bool wants_to_write) {
  pollfd socket{PQsocket(connection_.get()),
                static_cast<short>(POLLIN | (wants_to_write ? POLLOUT : 0)), 0};
  if (socket.fd < 0) return false;
  if (poll(&socket, 1, kPollMillis) <= 0) return true;  // nothing yet, or a signal
  // False once the server has closed; what it sent before is read first.
  return PQconsumeInput(connection_.get()) == 1 || PQisBusy(connection_.get()) == 0;
}

bool Link::Lose() {
  is_lost_ = true;
  return false;
}

}  // namespace isnad::store::postgres
