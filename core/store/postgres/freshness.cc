// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/freshness.h"

#include <algorithm>

#include "core/store/errors.h"
#include "core/store/postgres/group_commit.h"
#include "core/store/postgres/server_clock.h"

namespace isnad::store::postgres {
namespace {

// Asked each time: a standby may be promoted while it is connected to. -1 for
// an engine that cannot tell. ?1 the key of a commit, empty for none.
#define ISNAD_ASK(standby)                                                     \
  "SELECT " standby ", " ISNAD_SERVER_NOW                                      \
  ", COALESCE((SELECT beat_time FROM store_heartbeat WHERE singleton = 1), 0)" \
  ", (SELECT COUNT(*) FROM commit_markers WHERE marker_id = ?1)"
constexpr absl::string_view kAsk = ISNAD_ASK("CASE WHEN pg_is_in_recovery() THEN 1 ELSE 0 END");
constexpr absl::string_view kAskWithout = ISNAD_ASK("-1");

// A marker goes when it is older than kMarkerRetention. A state whose last
// heartbeat came half of that after the commit holds the commit, since no
// transaction takes so long from its first statement, when the token's time was
// read, to its commit; so there the marker need not be looked for.
const absl::Duration kSeenAfter = GroupCommit::kMarkerRetention / 2;

}  // namespace

FreshnessCheck::FreshnessCheck(Connection& connection, bool presumed_standby,
                               const std::optional<CommitToken>& token)
    : presumed_standby_(presumed_standby),
      token_(token),
      row_(connection, connection.knows_standbys() ? kAsk : kAskWithout,
           token ? token->key : std::string()) {}

absl::StatusOr<Freshness> FreshnessCheck::Read() {
  if (!row_.Next()) {
    return row_.status().ok() ? StoreInternal("no answer to a question") : row_.status();
  }
  Freshness freshness;
  freshness.is_standby = row_.Int(0) < 0 ? presumed_standby_ : row_.Int(0) == 1;
  const absl::Time now = row_.Time(1);
  const absl::Time beat = row_.Time(2);
  if (freshness.is_standby) freshness.lag = std::max(now - beat, absl::ZeroDuration());
  if (token_ && row_.Int(3) == 0) {
    // What is no standby holds every commit up to now.
    const absl::Time known = freshness.is_standby ? beat : now;
    freshness.holds_commit = known > token_->time + kSeenAfter;
  }
  return freshness;
}

}  // namespace isnad::store::postgres
