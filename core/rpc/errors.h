// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

// Errors that are about the service rather than about one noun or field.
namespace isnad::rpc {

// Key of an error's metadata: milliseconds after which the call may be repeated.
inline constexpr char kRetryAfterKey[] = "retry_after_ms";

// RESOURCE_EXHAUSTED: the queue of this length is full.
absl::Status OverloadedError(int queue_limit);

// RESOURCE_EXHAUSTED: another limit is reached. queue: what it is a limit of, a
// literal of error_reason.proto. retry_after: from when on there is room again,
// zero where nobody knows.
absl::Status OverloadedError(absl::string_view queue, double limit, absl::string_view message,
                             absl::Duration retry_after = absl::ZeroDuration());

// UNAVAILABLE: nobody has tried yet to open the store.
absl::Status StoreNotOpenError();

}  // namespace isnad::rpc
