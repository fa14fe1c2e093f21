// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"

// Errors that are about the service rather than about one noun or field.
namespace isnad::rpc {

// RESOURCE_EXHAUSTED: the queue of this length is full.
absl::Status OverloadedError(int queue_limit);

// UNAVAILABLE: nobody has tried yet to open the store.
absl::Status StoreNotOpenError();

}  // namespace isnad::rpc
