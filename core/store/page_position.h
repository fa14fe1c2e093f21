// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace isnad::store {

// The last row of a page in a listing's order: what PageRequest.after holds,
// encoded. A listing uses as many of the fields as its order has. The default
// value stands before every row.
struct PagePosition {
  int64_t order = std::numeric_limits<int64_t>::min();  // a time or its negation
  std::string id;
  int64_t place = -1;

  friend bool operator==(const PagePosition&, const PagePosition&) = default;
};

// `listing` names the order, so that no listing takes another's position. The
// result is web-safe base64.
std::string EncodePosition(absl::string_view listing, const PagePosition& position);

// The default value for an empty `after`; InvalidPosition for anything that
// EncodePosition never gave for this listing.
absl::StatusOr<PagePosition> DecodePosition(absl::string_view listing, absl::string_view after);

}  // namespace isnad::store
