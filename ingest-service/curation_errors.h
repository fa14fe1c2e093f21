// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"

// The errors of curation, by name; error_reason.proto explains them.
namespace isnad::ingest {

// FAILED_PRECONDITION (ACTOR_MERGED).
absl::Status ActorMergedError(absl::string_view actor_id, absl::string_view merged_into);
// FAILED_PRECONDITION (ACTOR_MERGE_INTO_ITSELF).
absl::Status MergeIntoItselfError(absl::string_view actor_id);
// ABORTED (ETAG_MISMATCH).
absl::Status EtagMismatchError(absl::string_view actor_id, absl::string_view etag);
// FAILED_PRECONDITION (ACTOR_MERGE_UNDONE).
absl::Status MergeUndoneError(absl::string_view merge_id, absl::Time undo_time);
// FAILED_PRECONDITION (ACTOR_MERGE_BUILT_UPON).
absl::Status MergeBuiltUponError(absl::string_view merge_id, absl::string_view later_merge_id);

}  // namespace isnad::ingest
