// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/errors.h"

#include "absl/strings/str_cat.h"
#include "core/model/error.h"

namespace isnad::rpc {

using model::ErrorReason;
using model::MakeError;

absl::Status OverloadedError(int queue_limit) {
  return MakeError(
      absl::StatusCode::kResourceExhausted, "the server's queue is full; try again shortly",
      {ErrorReason::kOverloaded, {{"queue", "calls"}, {"limit", absl::StrCat(queue_limit)}}, ""});
}

absl::Status StoreNotOpenError() {
  return MakeError(absl::StatusCode::kUnavailable, "the store is not open yet",
                   {ErrorReason::kStoreUnavailable, {}, ""});
}

}  // namespace isnad::rpc
