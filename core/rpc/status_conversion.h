// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/support/status.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "google/rpc/status.pb.h"

// The one place where an absl::Status becomes a wire error. Every error leaves
// with google.rpc.ErrorInfo (domain "isnad.dev", reason of isnad.v1.ErrorReason);
// a bad argument with BadRequest too; one that may be retried with RetryInfo.
//
// The details never exceed kMaxDetailsBytes, because gRPC 1.51 loses trailers
// above about 8 KB: long messages and metadata are cut, then the less important
// details are left out.
namespace isnad::rpc {

inline constexpr size_t kMaxDetailsBytes = 4096;

// After how long a call with this error may be repeated: of the error itself
// (kRetryAfterKey), else a fifth of a second. Zero where that gains nothing.
absl::Duration RetryDelay(const absl::Status& status);

google::rpc::Status ToRpcStatus(const absl::Status& status);
grpc::Status ToGrpcStatus(const absl::Status& status);

}  // namespace isnad::rpc
