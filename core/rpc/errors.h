// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// Errors that are about the service rather than about one noun or field.
namespace isnad::rpc {

// UNIMPLEMENTED: this version does not have the method, or, where a field is
// named, not with that field.
absl::Status NotImplementedError(absl::string_view method, absl::string_view field = "");

// RESOURCE_EXHAUSTED: the queue of this length is full.
absl::Status OverloadedError(int queue_limit);

}  // namespace isnad::rpc
