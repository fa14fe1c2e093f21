// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/link.h"

#include <poll.h>

#include <algorithm>
#include <map>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/time/clock.h"
#include "absl/time/time.h"
#include "core/store/errors.h"
#include "core/store/postgres/failure.h"

namespace isnad::store::postgres {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr int kPollMillis = 10;
// How long a server may take to stop a statement.
constexpr absl::Duration kCancelPatience = absl::Seconds(5);

// What the address does not say. A server whose host has gone is noticed after
// some twenty seconds of silence.
constexpr const char* kDefaultKeywords[] = {
    "connect_timeout",     "application_name", "client_encoding",  "keepalives_idle",
    "keepalives_interval", "keepalives_count", "tcp_user_timeout", nullptr};
constexpr const char* kDefaultValues[] = {"5", "isnad", "UTF8", "10", "5", "2", "20000", nullptr};

constexpr absl::string_view kDefaultPort = "5432";

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

PGconn* Connect(const std::string& address) {
  // Later entries count: the address is set over the defaults.
  std::vector<const char*> keywords(std::begin(kDefaultKeywords), std::end(kDefaultKeywords) - 1);
  std::vector<const char*> values(std::begin(kDefaultValues), std::end(kDefaultValues) - 1);
  keywords.insert(keywords.end(), {"dbname", nullptr});
  values.insert(values.end(), {address.c_str(), nullptr});
  return PQconnectdbParams(keywords.data(), values.data(), /*expand_dbname=*/1);
}

}  // namespace

absl::StatusOr<std::string> ServersOf(const std::string& address) {
  char* why = nullptr;
  PQconninfoOption* const options = PQconninfoParse(address.c_str(), &why);
  PQfreemem(why);
  // libpq's own words would repeat the address, and the password in it.
  if (options == nullptr) {
    return absl::InvalidArgumentError(
        "the store's address must be postgres://USER@HOST:PORT/DATABASE?OPTION=VALUE, as libpq"
        " takes it");
  }
  std::map<absl::string_view, std::string> values;
  for (const PQconninfoOption* option = options; option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values[option->keyword] = option->val;
  }
  const std::vector<std::string> hosts =
      absl::StrSplit(values["host"].empty() ? values["hostaddr"] : values["host"], ',');
  const std::vector<std::string> ports = absl::StrSplit(values["port"], ',');
  PQconninfoFree(options);
  std::string servers;
  for (size_t i = 0; i < hosts.size(); ++i) {
    const std::string& port = ports[std::min(i, ports.size() - 1)];
    absl::StrAppend(&servers, i == 0 ? "" : ",", hosts[i].empty() ? "localhost" : hosts[i], ":",
                    port.empty() ? kDefaultPort : port);
  }
  return servers;
}

absl::StatusOr<std::unique_ptr<Link>> Link::Open(const std::string& address) {
  if (const auto servers = ServersOf(address); !servers.ok()) return servers.status();
  auto link = std::unique_ptr<Link>(new Link(Connect(address)));
  if (PQstatus(link->connection_) != CONNECTION_OK || !link->Configure()) {
    return LostConnection(link->error()).status;
  }
  return link;
}

bool Link::Configure() {
  PQsetNoticeReceiver(connection_, &IgnoreNotice, nullptr);
  for (const char* setting : kSettings) {
    const Result result(PQexec(connection_, setting));
    if (PQstatus(connection_) != CONNECTION_OK) return Lose();
  }
  const Result answer(PQexec(connection_, kGetEngine));
  if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return Lose();
  const absl::string_view engine = PQgetvalue(answer.get(), 0, 0);
  knows_standbys_ = absl::string_view(PQgetvalue(answer.get(), 0, 1)) == "t";
  locks_tables_ = !absl::StrContains(engine, "CockroachDB") && !absl::StrContains(engine, "-YB-");
  return PQsetnonblocking(connection_, 1) == 0 && PQenterPipelineMode(connection_) == 1;
}

Link::~Link() { PQfinish(connection_); }

bool Link::SendPrepare(const std::string& name, const std::string& sql,
                       const std::vector<Oid>& types) {
  return PQsendPrepare(connection_, name.c_str(), sql.c_str(), static_cast<int>(types.size()),
                       types.data()) == 1 ||
         Lose();
}

bool Link::SendPrepared(const std::string& name, const Parameters& parameters) {
  return PQsendQueryPrepared(connection_, name.c_str(), parameters.size(), parameters.pointers(),
                             parameters.lengths(), parameters.formats(),
                             /*resultFormat=*/1) == 1 ||
         Lose();
}

bool Link::SendText(const char* sql) {
  return PQsendQueryParams(connection_, sql, 0, nullptr, nullptr, nullptr, nullptr, 1) == 1 ||
         Lose();
}

bool Link::SendSync() { return PQpipelineSync(connection_) == 1 || Lose(); }

bool Link::Flush() { return PQflush(connection_) >= 0 || Lose(); }

Result Link::Receive(absl::FunctionRef<bool()> is_over) {
  for (int empty = 0; empty < 2 && !is_lost_; ++empty) {
    if (!Await(is_over)) return nullptr;
    // Each statement's results end with a null one; a sync has none.
    if (Result result{PQgetResult(connection_)}) {
      if (PQstatus(connection_) == CONNECTION_OK) return result;
      Lose();
      return result;  // says why
    }
  }
  Lose();
  return nullptr;
}

bool Link::Await(absl::FunctionRef<bool()> is_over) {
  absl::Time patience = absl::InfiniteFuture();
  while (PQisBusy(connection_) == 1) {
    if (patience == absl::InfiniteFuture() && is_over()) {
      Cancel();
      patience = absl::Now() + kCancelPatience;
    }
    if (absl::Now() >= patience) return Lose();
    const int unsent = PQflush(connection_);
    if (unsent < 0 || !WaitForSocket(unsent == 1)) return Lose();
  }
  return true;
}

bool Link::WaitForSocket(bool wants_to_write) {
  pollfd socket{PQsocket(connection_), static_cast<short>(POLLIN | (wants_to_write ? POLLOUT : 0)),
                0};
  if (socket.fd < 0) return false;
  if (poll(&socket, 1, kPollMillis) <= 0) return true;  // nothing yet, or a signal
  // False once the server has closed; what it sent before is read first.
  return PQconsumeInput(connection_) == 1 || PQisBusy(connection_) == 0;
}

void Link::Cancel() {
  const std::unique_ptr<PGcancel, decltype(&PQfreeCancel)> cancel(PQgetCancel(connection_),
                                                                  &PQfreeCancel);
  char why[256];
  if (cancel != nullptr) (void)PQcancel(cancel.get(), why, sizeof(why));
}

bool Link::Lose() {
  is_lost_ = true;
  return false;
}

}  // namespace isnad::store::postgres
