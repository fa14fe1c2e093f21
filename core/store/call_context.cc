// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/call_context.h"

#include "core/model/error.h"
#include "core/model/steady_clock.h"

namespace isnad::store {

absl::Status CallContext::Check() const {
  if (cancelled && cancelled()) {
    return model::MakeError(absl::StatusCode::kCancelled, "the caller gave up",
                            {model::ErrorReason::kCancelled, {}, ""});
  }
  if (deadline != absl::InfiniteFuture() && model::SteadyNow() >= deadline) {
    return model::MakeError(absl::StatusCode::kDeadlineExceeded, "no time is left for the call",
                            {model::ErrorReason::kDeadlineTooShort, {{"remaining_ms", "0"}}, ""});
  }
  return absl::OkStatus();
}

}  // namespace isnad::store
