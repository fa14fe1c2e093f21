// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace isnad::store {

// What bounds one call: passed down from the RPC to the last SQL step.
struct CallContext {
  absl::Time deadline = absl::InfiniteFuture();
  // True once the caller has gone away. May be called often, from the calling
  // thread or one of the store's own, one at a time; empty means never.
  std::function<bool()> cancelled;

  // OK, or CANCELLED or DEADLINE_EXCEEDED.
  absl::Status Check() const;
};

}  // namespace isnad::store
