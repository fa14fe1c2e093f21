// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sql/dismissal_rows.h"
#include "core/store/sql/feed_sql.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/type_set.h"

namespace isnad::store::sql {
namespace {

absl::StatusOr<absl::Time> TimeFrom(Connection& connection, int64_t position) {
  Query row(connection, kFeedTimeFrom, position);
  if (row.Next()) return row.Time(0);
  if (!row.status().ok()) return row.status();
  return absl::UnixEpoch();
}

absl::Status ReadEntries(Connection& connection, Query& row, FeedPage* page) {
  while (row.Next()) {
    auto record = codec::Decode<codec::ContradictionRecord>(row.View(0));
    if (!record.ok()) return record.status();
    const absl::Status attached = AttachDismissal(connection, row.View(1), &record->contradiction);
    if (!attached.ok()) return attached;
    page->entries.push_back({row.Int(2), std::move(record->contradiction)});
  }
  return row.status();
}

}  // namespace

absl::StatusOr<FeedState> GetFeedState(Connection& connection) {
  Query row(connection, kGetFeedState);
  if (row.Next()) return FeedState{row.Text(0), row.Int(1), row.Int(2), row.Int(3) != 0};
  if (!row.status().ok()) return row.status();
  return StoreCorrupt("the row of contradiction_feed_head is gone");
}

absl::StatusOr<FeedPage> ReadFeed(Connection& connection, const ContradictionFilter& filter,
                                  int64_t after, int32_t limit) {
  const auto state = GetFeedState(connection);
  if (!state.ok()) return state.status();
  FeedPage page;
  page.feed_id = state->feed_id;
  page.until = after;
  if (after + 1 < state->oldest) {
    const auto time = TimeFrom(connection, state->oldest);
    if (!time.ok()) return time.status();
    page.expired = *time;
    return page;
  }
  // A replica may not have come as far as who asks.
  const int64_t end = std::min(state->newest, after + kFeedWindow);
  if (end <= after) return page;
  const int64_t size = std::max(limit, 1);
  const auto types =
      filter.types.empty() ? std::nullopt : std::make_optional(TypeSet(filter.types));
  Query row(connection, kReadFeed, after, end, state->oldest, size, NullIfEmpty(filter.actor_id),
            NullIfEmpty(filter.outlet), types, filter.scope, filter.min_confidence,
            filter.published.begin, filter.published.end, NullIfEmpty(filter.article_id),
            NullIfEmpty(filter.claim_id), filter.show_dismissed);
  if (absl::Status read = ReadEntries(connection, row, &page); !read.ok()) return read;
  const bool is_full = static_cast<int64_t>(page.entries.size()) == size;
  page.until = is_full ? page.entries.back().position : end;
  return page;
}

}  // namespace isnad::store::sql
