// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "core/store/sql/finding_sql.h"

// The statements of the feed of contradictions (core/store/contradiction_feed.h);
// see sql.h.
namespace isnad::store::sql {

// Nothing where it is announced or waits already. ?2 store time.
inline constexpr absl::string_view kAwaitNumber =
    "INSERT INTO contradiction_feed (contradiction_id, position, store_time) VALUES (?1, 0, ?2)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kAwaitNoNumber =
    "DELETE FROM contradiction_feed WHERE contradiction_id = ?1 AND position = 0";

inline constexpr absl::string_view kGetFeedState =
    "SELECT h.feed_id, h.oldest_position, h.newest_position,"
    " EXISTS (SELECT 1 FROM contradiction_feed f WHERE f.position = 0)"
    " FROM contradiction_feed_head h WHERE h.singleton = 1";
inline constexpr absl::string_view kFeedTimeFrom =
    "SELECT store_time FROM contradiction_feed WHERE position >= ?1"
    " ORDER BY position, store_time, contradiction_id LIMIT 1";
// Numbers in (?1, ?2] from ?3 on; ?4 limit and ?5 … as kListContradictions.
inline constexpr absl::string_view kReadFeed =
    "SELECT c.record, c.dismissal_id, f.position FROM contradiction_feed f"
    " CROSS JOIN contradictions c ON c.contradiction_id = f.contradiction_id"
    " WHERE f.position > ?1 AND f.position <= ?2 AND f.position >= ?3" ISNAD_CONTRADICTION_FILTER
    " ORDER BY f.position LIMIT ?4";

// Changes nothing, but holds the row against others to the end of the transaction.
inline constexpr absl::string_view kHoldFeed =
    "UPDATE contradiction_feed_head SET newest_position = newest_position WHERE singleton = 1"
    " RETURNING oldest_position, newest_position";
inline constexpr absl::string_view kWaitingForNumber =
    "SELECT contradiction_id FROM contradiction_feed WHERE position = 0"
    " ORDER BY position, store_time, contradiction_id LIMIT ?1";
inline constexpr absl::string_view kGiveNumber =
    "UPDATE contradiction_feed SET position = ?2 WHERE contradiction_id = ?1 AND position = 0";
inline constexpr absl::string_view kMoveFeed =
    "UPDATE contradiction_feed_head SET oldest_position = ?1, newest_position = ?2"
    " WHERE singleton = 1";
// Numbers in [?1, ?2) are forgotten.
inline constexpr absl::string_view kForgetNumbers =
    "UPDATE contradiction_feed SET position = -1 WHERE position >= ?1 AND position < ?2";

}  // namespace isnad::store::sql
