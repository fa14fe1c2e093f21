// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "core/store/filters.h"
#include "isnad/v1/query_service.pb.h"

namespace isnad::query {

// A watch of contradictions on its way along the feed of the store
// (core/store/contradiction_feed.h).
struct Watch {
  v1::WatchContradictionsRequest request;  // without its token
  store::ContradictionFilter filter;
  std::string feed_id;
  int64_t position = 0;  // all up to here was read
};

// Where the same request goes on behind a position of the feed, on any replica.
std::string WatchToken(const Watch& watch, int64_t position);

}  // namespace isnad::query
