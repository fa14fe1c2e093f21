// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace isnad::model {

// Why a call failed, for programs. Numbers equal isnad.v1.ErrorReason, where
// each is explained with its metadata keys; a test holds them together.
enum class ErrorReason : int32_t {
  kUnspecified = 0,
  kMalformedUtf8 = 1,
  kNulCharacter = 2,
  kFieldRequired = 3,
  kFieldTooLong = 4,
  kTooManyElements = 5,
  kNumberOutOfRange = 6,
  kTimeOutOfRange = 7,
  kInvalidTimeRange = 8,
  kInvalidResourceName = 9,
  kInvalidPageToken = 10,
  kInvalidPageSize = 11,
  kInvalidFilter = 12,
  kInvalidEnumValue = 13,
  kInvalidRequestId = 14,
  kRequestIdReused = 15,
  kInvalidFieldMask = 16,
  kInvalidSpan = 17,
  kSpanTextMismatch = 18,
  kInvalidResumeToken = 19,
  kResumeTokenExpired = 20,
  kUnsupportedLanguage = 21,
  kMalformedRequest = 22,
  kDuplicateElement = 23,
  kArticleNotFound = 30,
  kActorNotFound = 31,
  kStatementNotFound = 32,
  kClaimNotFound = 33,
  kContradictionNotFound = 34,
  kActorMergeNotFound = 35,
  kActorMerged = 40,
  kActorMergeIntoItself = 41,
  kActorMergeUndone = 42,
  kActorMergeBuiltUpon = 43,
  kEtagMismatch = 44,
  kArticleRevisionMismatch = 45,
  kContradictionDismissed = 46,
  kReanalysisRunning = 47,
  kContradictionNotDismissed = 48,
  kStoreUnavailable = 60,
  kStoreSchemaTooNew = 61,
  kStoreSchemaMissing = 62,
  kStoreBusy = 63,
  kStoreCorrupt = 64,
  kStoreFull = 65,
  kCommitUnknown = 66,
  kStoreReadOnly = 67,
  kStoreWriterPresent = 68,
  kOverloaded = 80,
  kDeadlineTooShort = 81,
  kShuttingDown = 82,
  kNotImplemented = 83,
  kInternal = 84,
  kUnauthenticated = 85,
  kPermissionDenied = 86,
  kCancelled = 87,
};

}  // namespace isnad::model
