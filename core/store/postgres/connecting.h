// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/call_context.h"

namespace isnad::store::postgres {

struct SessionDeleter {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
using Session = std::unique_ptr<PGconn, SessionDeleter>;

// How long one host may take to open a session, unless the address has a
// connect_timeout.
inline constexpr absl::Duration kConnectPatience = absl::Seconds(5);

// A session with a server, for an address as libpq takes it; what it leaves open
// is set here: keepalives, the name of the program. Of several hosts the first
// that will do, each for as long as kConnectPatience. Waits no longer than the
// call lasts, but for the names of hosts, which the system resolves in its own
// time. The call's error; INVALID_ARGUMENT for an address that is none; what
// FailureToConnect gives.
absl::StatusOr<Session> Connect(const std::string& address, const CallContext& call);

// INVALID_ARGUMENT for what is no address; else the servers that it names, HOST:PORT
// joined by commas, without anything else. Asks none of them.
absl::StatusOr<std::string> ServersOf(const std::string& address);

}  // namespace isnad::store::postgres
