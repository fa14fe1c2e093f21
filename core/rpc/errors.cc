// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/errors.h"

#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"

namespace isnad::rpc {

using model::ErrorReason;
using model::MakeError;

absl::Status OverloadedError(int queue_limit) {
  return OverloadedError("calls", queue_limit, "the server's queue is full; try again shortly");
}

absl::Status OverloadedError(absl::string_view queue, double limit, absl::string_view message,
                             absl::Duration retry_after) {
  model::ErrorDetails details{ErrorReason::kOverloaded,
                              {{"queue", std::string(queue)}, {"limit", absl::StrCat(limit)}},
                              ""};
  if (retry_after > absl::ZeroDuration()) {
    const int64_t ms = absl::ToInt64Milliseconds(retry_after) + 1;
    details.metadata.emplace(kRetryAfterKey, absl::StrCat(ms));
  }
  return MakeError(absl::StatusCode::kResourceExhausted, message, std::move(details));
}

absl::Status StoreNotOpenError() {
  return MakeError(absl::StatusCode::kUnavailable, "the store is not open yet",
                   {ErrorReason::kStoreUnavailable, {}, ""});
}

}  // namespace isnad::rpc
