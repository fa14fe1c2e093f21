// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/connecting.h"

#include <poll.h>

#include <vector>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/strings/str_split.h"
#include "absl/strings/string_view.h"
#include "core/model/steady_clock.h"
#include "core/store/postgres/failure.h"

namespace isnad::store::postgres {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr int kPollMillis = 10;

constexpr char kDefaultPort[] = "5432";

// What the address does not say. A server whose host has gone is noticed after
// some twenty seconds of silence.
constexpr const char* kDefaultKeywords[] = {"application_name", "client_encoding",
                                            "keepalives_idle",  "keepalives_interval",
                                            "keepalives_count", "tcp_user_timeout"};
constexpr const char* kDefaultValues[] = {"isnad", "UTF8", "10", "5", "2", "20000"};

// What an address says of the hosts that are tried one after the other, by
// libpq's keyword: an entry for each, or one for all.
struct Hosts {
  struct List {
    const char* keyword;
    std::vector<std::string> entries;
  };
  std::vector<List> lists;
  size_t count = 1;
  absl::Duration patience = kConnectPatience;

  const std::string* Entry(absl::string_view keyword, size_t host) const {
    for (const List& list : lists) {
      if (list.keyword != keyword) continue;
      return &list.entries[list.entries.size() == 1 ? 0 : host];
    }
    return nullptr;
  }
};

absl::StatusOr<Hosts> Parse(const std::string& address) {
  char* why = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(address.c_str(), &why), &PQconninfoFree);
  PQfreemem(why);
  // libpq's own words would repeat the address, and the password in it.
  if (options == nullptr) {
    return absl::InvalidArgumentError(
        "the store's address must be postgres://USER@HOST:PORT/DATABASE?OPTION=VALUE, as libpq"
        " takes it");
  }
  Hosts hosts;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    for (const char* keyword : {"host", "hostaddr", "port"}) {
      if (absl::string_view(option->keyword) != keyword) continue;
      hosts.lists.push_back({keyword, absl::StrSplit(option->val, ',')});
      hosts.count = std::max(hosts.count, hosts.lists.back().entries.size());
    }
    int seconds = 0;
    if (absl::string_view(option->keyword) == "connect_timeout" &&
        absl::SimpleAtoi(option->val, &seconds) && seconds > 0) {
      hosts.patience = absl::Seconds(seconds);
    }
  }
  return hosts;
}

// Begins to connect with the hosts from `first` on.
Session Start(const std::string& address, const Hosts& hosts, size_t first) {
  std::vector<const char*> keywords(std::begin(kDefaultKeywords), std::end(kDefaultKeywords));
  std::vector<const char*> values(std::begin(kDefaultValues), std::end(kDefaultValues));
  // Later entries count: the address is set over the defaults.
  keywords.push_back("dbname");
  values.push_back(address.c_str());
  std::vector<std::string> left;
  left.reserve(hosts.lists.size());
  for (const Hosts::List& list : hosts.lists) {
    if (first == 0 || list.entries.size() == 1) continue;
    left.push_back(absl::StrJoin(list.entries.begin() + static_cast<ptrdiff_t>(first),
                                 list.entries.end(), ","));
    keywords.push_back(list.keyword);
    values.push_back(left.back().c_str());
  }
  keywords.push_back(nullptr);
  values.push_back(nullptr);
  return Session(PQconnectStartParams(keywords.data(), values.data(), /*expand_dbname=*/1));
}

bool IsAt(PGconn* connection, const Hosts& hosts, size_t host) {
  const std::string* const name = hosts.Entry("host", host);
  const std::string* const numeric = hosts.Entry("hostaddr", host);
  const std::string* const port = hosts.Entry("port", host);
  const bool same_port = port == nullptr || port->empty() || *port == PQport(connection);
  const std::string* const shown = name != nullptr && !name->empty() ? name : numeric;
  return same_port && (shown == nullptr || *shown == PQhost(connection));
}

enum class Progress { kConnected, kRefused, kSilent, kOver };

// As far as it comes. *host is the one at which it stands in the end.
Progress Await(PGconn* connection, const Hosts& hosts, const CallContext& call, size_t* host) {
  absl::Time end = model::SteadyNow() + hosts.patience;
  // libpq (15, PQconnectStart): as if it had asked to write.
  for (PostgresPollingStatusType next = PGRES_POLLING_WRITING;;) {
    pollfd socket{PQsocket(connection),
                  static_cast<short>(next == PGRES_POLLING_READING ? POLLIN : POLLOUT), 0};
    if (poll(&socket, 1, kPollMillis) > 0) {
      next = PQconnectPoll(connection);
      if (next == PGRES_POLLING_OK) return Progress::kConnected;
      if (next == PGRES_POLLING_FAILED) return Progress::kRefused;
      size_t at = *host;
      while (at + 1 < hosts.count && !IsAt(connection, hosts, at)) ++at;
      if (at != *host) end = model::SteadyNow() + hosts.patience;
      *host = at;
    }
    if (!call.Check().ok()) return Progress::kOver;
    if (model::SteadyNow() >= end) return Progress::kSilent;
  }
}

}  // namespace

absl::StatusOr<std::string> ServersOf(const std::string& address) {
  const auto hosts = Parse(address);
  if (!hosts.ok()) return hosts.status();
  std::vector<std::string> servers;
  for (size_t i = 0; i < hosts->count; ++i) {
    const std::string* name = hosts->Entry("host", i);
    if (name == nullptr || name->empty()) name = hosts->Entry("hostaddr", i);
    const std::string* const port = hosts->Entry("port", i);
    servers.push_back(absl::StrCat(name == nullptr || name->empty() ? "localhost" : *name, ":",
                                   port == nullptr || port->empty() ? kDefaultPort : *port));
  }
  return absl::StrJoin(servers, ",");
}

absl::StatusOr<Session> Connect(const std::string& address, const CallContext& call) {
  const auto hosts = Parse(address);
  if (!hosts.ok()) return hosts.status();
  for (size_t host = 0; host < hosts->count; ++host) {
    if (absl::Status over = call.Check(); !over.ok()) return over;
    Session session = Start(address, *hosts, host);
    if (PQstatus(session.get()) == CONNECTION_BAD) {
      return FailureToConnect(PQerrorMessage(session.get())).status;
    }
    // So that a refusal comes with its SQLSTATE.
    PQsetErrorVerbosity(session.get(), PQERRORS_VERBOSE);
    switch (Await(session.get(), *hosts, call, &host)) {
      case Progress::kConnected:
        PQsetErrorVerbosity(session.get(), PQERRORS_DEFAULT);
        return session;
      case Progress::kRefused:
        return FailureToConnect(PQerrorMessage(session.get())).status;
      case Progress::kOver:
        return call.Check();
      case Progress::kSilent:
        break;
    }
  }
  return LostConnection(absl::StrCat("no answer within ", absl::FormatDuration(hosts->patience)))
      .status;
}

}  // namespace isnad::store::postgres
