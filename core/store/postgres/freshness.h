// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/commit_token.h"
#include "core/store/postgres/connection.h"
#include "core/store/sql/query.h"

namespace isnad::store::postgres {

// How a state that is being read stands to what has been written.
struct Freshness {
  bool is_standby = false;
  // The age of the last heartbeat that the state holds (heartbeat.h), by the
  // clock of the server that is read; that of the other one wrote it, so that
  // how far the two clocks differ counts in full. Nothing that is not in the
  // state was committed longer ago.
  absl::Duration lag;
  // Whether the state holds the commit that was asked for.
  bool holds_commit = true;
};

// Asks for the freshness of the very state that a transaction reads: in its
// snapshot, and on the way of its first statement, so that it costs no round
// trip of its own.
class FreshnessCheck {
 public:
  // In a read-only transaction in which nothing was started. A server whose
  // engine does not tell whether it is a standby is one where `presumed_standby`.
  FreshnessCheck(Connection& connection, bool presumed_standby,
                 const std::optional<CommitToken>& token);

  // Waits for the answer; once.
  absl::StatusOr<Freshness> Read();

 private:
  const bool presumed_standby_;
  const std::optional<CommitToken> token_;
  sql::Query row_;
};

}  // namespace isnad::store::postgres
