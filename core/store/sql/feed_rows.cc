// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/feed_rows.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/time/clock.h"
#include "core/store/contradiction_feed.h"
#include "core/store/errors.h"
#include "core/store/sql/feed_sql.h"

namespace isnad::store::sql {
namespace {

struct Bounds {
  int64_t oldest = 1;
  int64_t newest = 0;
};

// From here on nobody else gives numbers, until the transaction ends.
absl::StatusOr<Bounds> HoldFeed(Connection& connection) {
  Query row(connection, kHoldFeed);
  Bounds bounds;
  bool found = false;
  while (row.Next()) {
    found = true;
    bounds = {row.Int(0), row.Int(1)};
  }
  if (!row.status().ok()) return row.status();
  if (!found) return StoreCorrupt("the row of contradiction_feed_head is gone");
  return bounds;
}

// After HoldFeed: what others numbered meanwhile is not among them.
absl::StatusOr<std::vector<std::string>> Waiting(Connection& connection) {
  Query row(connection, kWaitingForNumber, kPublishBatch);
  std::vector<std::string> ids;
  while (row.Next()) ids.push_back(row.Text(0));
  if (!row.status().ok()) return row.status();
  return ids;
}

}  // namespace

void AwaitNumber(Writes& writes, absl::string_view contradiction_id) {
  writes.Run(kAwaitNumber, contradiction_id, absl::Now());
}

void AwaitNoNumber(Writes& writes, absl::string_view contradiction_id) {
  writes.Run(kAwaitNoNumber, contradiction_id);
}

absl::StatusOr<int64_t> GiveNumbers(Connection& connection, int64_t kept) {
  const auto bounds = HoldFeed(connection);
  if (!bounds.ok()) return bounds.status();
  const auto ids = Waiting(connection);
  if (!ids.ok()) return ids.status();
  const auto count = static_cast<int64_t>(ids->size());
  const int64_t newest = bounds->newest + count;
  // One transaction forgets no more than it may give.
  const int64_t oldest =
      std::clamp(newest - kept + 1, bounds->oldest, bounds->oldest + kPublishBatch);
  Writes writes(connection);
  int64_t position = bounds->newest;
  for (const std::string& id : *ids) writes.Run(kGiveNumber, id, ++position);
  if (oldest != bounds->oldest) writes.Run(kForgetNumbers, bounds->oldest, oldest);
  writes.Run(kMoveFeed, oldest, newest);
  if (!writes.ok()) return writes.status();
  return count;
}

}  // namespace isnad::store::sql
