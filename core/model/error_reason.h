// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace isnad::model {

// Why a call failed, for programs. Numbers equal isnad.v1.ErrorReason, where
// each is explained with its metadata keys; a test holds them together.
enum class ErrorReason : int32_t {
  kUnspecified = 0,
  kFieldRequired = 1,
  kFieldTooLong = 2,
  kMalformedUtf8 = 3,
  kFieldInvalid = 4,
  kTimeOutOfRange = 5,
  kInvalidResourceName = 6,
  kInvalidPageToken = 7,
  kInvalidPageSize = 8,
  kInvalidFilter = 9,
  kInvalidRequestId = 10,
  kRequestIdReused = 11,
  kResourceNotFound = 12,
  kStoreUnavailable = 20,
  kStoreBusy = 21,
  kStoreSchemaMissing = 22,
  kStoreSchemaTooNew = 23,
  kStoreCorrupt = 24,
  kStoreFull = 25,
  kStoreReadOnly = 26,
  kStoreWriterPresent = 27,
  kOverloaded = 40,
  kDeadlineExceeded = 41,
  kCancelled = 42,
  kShuttingDown = 43,
  kMethodNotImplemented = 60,
  kInternal = 61,
};

}  // namespace isnad::model
