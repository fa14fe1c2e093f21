// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/store/store_writer.h"
#include "ingest-service/curation.h"
#include "ingest-service/replay.h"

// What each curation request changes in the store, inside a transaction: the
// rules of curation, without what they have in common (ingest-service/curation.h).
namespace isnad::ingest {

struct Change {
  std::string resource_id;             // the actor, or the merge
  std::vector<std::string> shown_ids;  // actors of the answer, in its order
  std::optional<model::ActorMerge> merge;
  bool written = false;
};

// ACTOR_MERGED, ETAG_MISMATCH, FIELD_REQUIRED (actor.display_name).
absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const UpsertRequest& request, absl::Time now);
// ACTOR_NOT_FOUND, ACTOR_MERGED, ACTOR_MERGE_INTO_ITSELF, ETAG_MISMATCH.
absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const MergeRequest& request, absl::Time now);
// ACTOR_MERGE_NOT_FOUND, ACTOR_MERGE_UNDONE, ACTOR_MERGE_BUILT_UPON.
absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const UnmergeRequest& request, absl::Time now);

// The change that the same request made before: the record of a merge as it
// was then.
absl::StatusOr<Change> EarlierChange(const store::CallContext& call,
                                     const store::Transaction& transaction,
                                     const UpsertRequest& request, const std::string& resource_id);
absl::StatusOr<Change> EarlierChange(const store::CallContext& call,
                                     const store::Transaction& transaction,
                                     const MergeRequest& request, const std::string& resource_id);
absl::StatusOr<Change> EarlierChange(const store::CallContext& call,
                                     const store::Transaction& transaction,
                                     const UnmergeRequest& request, const std::string& resource_id);

// What makes two requests the same: all but request_id and validate_only.
std::string FingerprintOf(const UpsertRequest& request);
std::string FingerprintOf(const MergeRequest& request);
std::string FingerprintOf(const UnmergeRequest& request);

inline std::string DispositionOf(const UpsertRequest&) { return kUpsertedName; }
inline std::string DispositionOf(const MergeRequest&) { return kMergedName; }
inline std::string DispositionOf(const UnmergeRequest&) { return kUnmergedName; }

}  // namespace isnad::ingest
