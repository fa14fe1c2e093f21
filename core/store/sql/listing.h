// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/filters.h"
#include "core/store/page.h"
#include "core/store/page_position.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

// A time as a sort key that puts the newest first.
inline int64_t Recency(absl::Time time) {
  const int64_t micros = codec::ToMicros(time);
  return micros == std::numeric_limits<int64_t>::min() ? std::numeric_limits<int64_t>::max()
                                                       : -micros;
}

// The position before the first row whose time is earlier than `end`.
inline PagePosition BeforeTime(absl::Time end) {
  PagePosition position;
  const int64_t recency = Recency(end);
  if (recency < std::numeric_limits<int64_t>::max()) position.order = recency + 1;
  return position;
}

// The position before the first row whose time is not later than `time`.
inline PagePosition FromTime(absl::Time time) { return {Recency(time), "", -1}; }

inline PagePosition Later(const PagePosition& a, const PagePosition& b) {
  return std::tie(a.order, a.id, a.place) < std::tie(b.order, b.id, b.place) ? b : a;
}

// Text to narrow by; NULL, which does not narrow, where it is empty.
inline std::optional<absl::string_view> NullIfEmpty(absl::string_view text) {
  if (text.empty()) return std::nullopt;
  return text;
}

// At least one row, whatever was asked: a page without rows would never end.
inline int32_t SizeOf(const PageRequest& page) { return std::max(page.size, 1); }
// One row more, to know whether another page follows.
inline int64_t LimitOf(const PageRequest& page) { return int64_t{SizeOf(page)} + 1; }

// Reads a page from a query that was limited to LimitOf(page): read_row turns the current row into
// StatusOr<T>, position_of its place.
template <typename T, typename ReadRow, typename PositionOf>
absl::StatusOr<Page<T>> ReadPage(Query& query, absl::string_view listing, int32_t size,
                                 ReadRow read_row, PositionOf position_of) {
  Page<T> page;
  PagePosition last;
  while (query.Next()) {
    if (static_cast<int32_t>(page.items.size()) == size) {
      page.next = EncodePosition(listing, last);
      return page;
    }
    absl::StatusOr<T> item = read_row(query);
    if (!item.ok()) return item.status();
    last = position_of(query);
    page.items.push_back(*std::move(item));
  }
  if (!query.status().ok()) return query.status();
  return page;
}

}  // namespace isnad::store::sql
