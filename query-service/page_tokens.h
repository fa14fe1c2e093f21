// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/page.h"
#include "google/protobuf/message.h"

// Page tokens (AIP-158): a position in a listing, bound to the request that
// the listing answers (core/rpc/position_token.h).
namespace isnad::query {

inline constexpr int kDefaultPageSize = 100;
inline constexpr int kMaxPageSize = 1000;

// The page that a List request asks for. The request has fields page_size and
// page_token. INVALID_PAGE_SIZE where the size is negative, INVALID_PAGE_TOKEN
// for a token of another request or of no request.
absl::StatusOr<store::PageRequest> ReadPage(const google::protobuf::Message& request);

// The token with which the same request goes on after this position; empty for
// an empty position, the end of the listing.
std::string PageToken(const google::protobuf::Message& request, absl::string_view position);

// For positions that the store refuses although the token is whole.
absl::Status PageTokenError();

}  // namespace isnad::query
