// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "core/store/postgres/wire_format.h"

namespace isnad::store::postgres {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultDeleter>;

// INVALID_ARGUMENT for what is no postgres:// URI as libpq takes it; else the
// servers that it names, HOST:PORT joined by commas, without anything else.
absl::StatusOr<std::string> ServersOf(const std::string& address);

// A libpq connection in pipeline mode that never blocks without asking whether
// the wait is worth it. What is sent gathers in memory and goes out with
// Flush(); results come in the order of what was sent. Used by one thread.
class Link {
 public:
  // `address` is a postgres:// URI as libpq takes it; what it leaves open is
  // set here: five seconds to connect, keepalives, names of the program. Waits.
  // INVALID_ARGUMENT for anything that is none, UNAVAILABLE where no server
  // answers.
  static absl::StatusOr<std::unique_ptr<Link>> Open(const std::string& address);
  ~Link();
  Link(const Link&) = delete;
  Link& operator=(const Link&) = delete;

  // Each false once the connection is gone.
  bool SendPrepare(const std::string& name, const std::string& sql, const std::vector<Oid>& types);
  bool SendPrepared(const std::string& name, const Parameters& parameters);
  bool SendText(const char* sql);  // without parameters
  bool SendSync();
  // What the socket takes now; the rest goes out while results are awaited.
  bool Flush();

  // The next result, null once the connection is gone. While it waits,
  // `is_over` is asked about every ten milliseconds; if it is, the server is
  // told to stop and the result, most likely an error, awaited a little longer.
  Result Receive(absl::FunctionRef<bool()> is_over);

  // Whether LOCK TABLE keeps transactions apart: on PostgreSQL itself, not on the
  // distributed engines that speak its protocol.
  bool locks_tables() const { return locks_tables_; }
  // Whether the engine tells a standby from others.
  bool knows_standbys() const { return knows_standbys_; }
  bool is_lost() const { return is_lost_; }
  // Gives it up. Always false.
  bool Lose();
  // Why, in libpq's words.
  std::string error() const { return PQerrorMessage(connection_); }

 private:
  explicit Link(PGconn* connection) : connection_(connection) {}
  bool Configure();
  bool Await(absl::FunctionRef<bool()> is_over);
  bool WaitForSocket(bool wants_to_write);
  void Cancel();

  PGconn* const connection_;
  bool is_lost_ = false;
  bool locks_tables_ = false;
  bool knows_standbys_ = false;
};

}  // namespace isnad::store::postgres
