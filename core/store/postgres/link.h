// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/statusor.h"
#include "core/store/call_context.h"
#include "core/store/postgres/connecting.h"
#include "core/store/postgres/wire_format.h"

namespace isnad::store::postgres {

struct ResultDeleter {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ResultDeleter>;

// A libpq connection in pipeline mode that never blocks without asking whether
// the wait is worth it. What is sent gathers in memory and goes out with
// Flush(); results come in the order of what was sent. Used by one thread.
class Link {
 public:
  // Errors as Connect, for an `address` as it takes it; FAILED_PRECONDITION for a
  // server of a version that cannot hold a store. Waits no longer than the call
  // lasts.
  static absl::StatusOr<std::unique_ptr<Link>> Open(const std::string& address,
                                                    const CallContext& call);
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
  // told to stop and the result, most likely an error, awaited a second longer.
  Result Receive(absl::FunctionRef<bool()> is_over);

  // Whether LOCK TABLE keeps transactions apart: on PostgreSQL itself, not on the
  // distributed engines that speak its protocol.
  bool locks_tables() const { return locks_tables_; }
  // Whether a column may be given the order of bytes by name. CockroachDB has no other
  // for plain texts, and none by that name.
  bool knows_byte_order() const { return knows_byte_order_; }
  // Whether the engine tells a standby from others.
  bool knows_standbys() const { return knows_standbys_; }
  bool is_lost() const { return is_lost_; }
  // Gives it up. Always false.
  bool Lose();
  // Why, in libpq's words.
  std::string error() const { return PQerrorMessage(connection_.get()); }

 private:
  explicit Link(Session connection) : connection_(std::move(connection)) {}
  absl::Status Configure(absl::FunctionRef<bool()> is_over);
  // The answer to what was sent with a sync of its own.
  Result ReceiveAlone(absl::FunctionRef<bool()> is_over);
  bool Await(absl::FunctionRef<bool()> is_over);
  bool WaitForSocket(bool wants_to_write);

  const Session connection_;
  bool is_configured_ = false;
  bool is_lost_ = false;
  bool locks_tables_ = false;
  bool knows_byte_order_ = true;
  bool knows_standbys_ = false;
};

}  // namespace isnad::store::postgres
