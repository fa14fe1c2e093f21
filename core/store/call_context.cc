// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/call_context.h"

#include "absl/time/clock.h"
#include "core/model/error.h"

namespace isnad::store {

absl::Status CallContext::Check() const {
  if (cancelled && cancelled()) {
    return model::MakeError(absl::StatusCode::kCancelled, "the caller has gone away",
                            {model::ErrorReason::kCancelled, {}, ""});
  }
  if (deadline != absl::InfiniteFuture() && absl::Now() >= deadline) {
    return model::MakeError(absl::StatusCode::kDeadlineExceeded, "the call's deadline has passed",
                            {model::ErrorReason::kDeadlineExceeded, {}, ""});
  }
  return absl::OkStatus();
}

}  // namespace isnad::store
