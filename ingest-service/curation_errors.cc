// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/curation_errors.h"

#include <string>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/convert/resource_name.h"

namespace isnad::ingest {
namespace {

using absl::StatusCode;
using model::ErrorReason;
using rpc::Collection;

std::string Actor(absl::string_view id) { return rpc::FormatName(Collection::kActors, id); }
std::string Merge(absl::string_view id) { return rpc::FormatName(Collection::kActorMerges, id); }

}  // namespace

absl::Status ActorMergedError(absl::string_view actor_id, absl::string_view merged_into) {
  return model::MakeError(
      StatusCode::kFailedPrecondition,
      absl::StrCat(Actor(actor_id), " was merged into ", Actor(merged_into), ": use that one"),
      {ErrorReason::kActorMerged,
       {{"name", Actor(actor_id)}, {"merged_into", Actor(merged_into)}},
       ""});
}

absl::Status MergeIntoItselfError(absl::string_view actor_id) {
  return model::MakeError(StatusCode::kFailedPrecondition,
                          absl::StrCat(Actor(actor_id), " cannot be merged into itself"),
                          {ErrorReason::kActorMergeIntoItself, {{"name", Actor(actor_id)}}, ""});
}

absl::Status EtagMismatchError(absl::string_view actor_id, absl::string_view etag) {
  return model::MakeError(
      StatusCode::kAborted,
      absl::StrCat(Actor(actor_id), " has changed since it was read: read it again"),
      {ErrorReason::kEtagMismatch, {{"name", Actor(actor_id)}, {"etag", std::string(etag)}}, ""});
}

absl::Status MergeUndoneError(absl::string_view merge_id, absl::Time undo_time) {
  return model::MakeError(
      StatusCode::kFailedPrecondition, absl::StrCat(Merge(merge_id), " was undone already"),
      {ErrorReason::kActorMergeUndone,
       {{"name", Merge(merge_id)}, {"undo_time", absl::FormatTime(undo_time, absl::UTCTimeZone())}},
       ""});
}

absl::Status MergeBuiltUponError(absl::string_view merge_id, absl::string_view later_merge_id) {
  return model::MakeError(
      StatusCode::kFailedPrecondition,
      absl::StrCat(Merge(later_merge_id), " builds on ", Merge(merge_id), ": undo it first"),
      {ErrorReason::kActorMergeBuiltUpon,
       {{"name", Merge(merge_id)}, {"later_merge", Merge(later_merge_id)}},
       ""});
}

}  // namespace isnad::ingest
