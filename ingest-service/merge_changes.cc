// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "core/analysis/actor_record.h"
#include "core/model/id.h"
#include "core/rpc/convert/resource_name.h"
#include "ingest-service/curation_changes.h"
#include "ingest-service/curation_errors.h"

namespace isnad::ingest {
namespace {

// An actor that may take part in a merge: known, and not merged itself.
absl::StatusOr<model::Actor> Member(const store::CallContext& call,
                                    const store::Transaction& transaction, const std::string& id) {
  auto actor = transaction.GetActor(call, id);
  if (absl::IsNotFound(actor.status())) return rpc::NotFoundError(rpc::Collection::kActors, id);
  if (actor.ok() && !actor->merged_into.empty()) return ActorMergedError(id, actor->merged_into);
  return actor;
}

absl::StatusOr<std::string> ChooseMergeId(const store::CallContext& call,
                                          const store::Transaction& transaction,
                                          const MergeRequest& request, absl::Time now) {
  for (int attempt = 0;; ++attempt) {
    std::string id = model::Fingerprint(
        "actor_merge", {request.target_id, absl::StrJoin(request.source_ids, ","),
                        absl::StrCat(absl::ToUnixMicros(now)), absl::StrCat(attempt)});
    const auto taken = transaction.GetActorMerge(call, id);
    if (absl::IsNotFound(taken.status())) return id;
    if (!taken.ok()) return taken.status();
  }
}

std::vector<std::string> TargetAndSources(const model::ActorMerge& merge) {
  std::vector<std::string> ids = {merge.target_id};
  ids.insert(ids.end(), merge.source_ids.begin(), merge.source_ids.end());
  return ids;
}

}  // namespace

absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const MergeRequest& request, absl::Time now) {
  const std::vector<std::string>& sources = request.source_ids;
  if (std::find(sources.begin(), sources.end(), request.target_id) != sources.end()) {
    return MergeIntoItselfError(request.target_id);
  }
  store::ActorMergeRecord record;
  const auto target = Member(call, transaction, request.target_id);
  if (!target.ok()) return target.status();
  if (!request.etag.empty() && request.etag != target->etag) {
    return EtagMismatchError(request.target_id, target->etag);
  }
  record.target = analysis::RecordOf(*target);
  for (const std::string& id : sources) {
    const auto source = Member(call, transaction, id);
    if (!source.ok()) return source.status();
    record.sources.push_back(analysis::RecordOf(*source));
  }
  auto id = ChooseMergeId(call, transaction, request, now);
  if (!id.ok()) return id.status();
  record.merge = {*std::move(id), request.target_id, sources, request.curator, request.reason, now};
  if (absl::Status put = transaction.PutActorMerge(record); !put.ok()) return put;
  return Change{record.merge.id, {request.target_id}, record.merge};
}

absl::StatusOr<Change> Apply(const store::CallContext& call, store::Transaction& transaction,
                             const UnmergeRequest& request, absl::Time now) {
  auto record = transaction.GetActorMerge(call, request.merge_id);
  if (absl::IsNotFound(record.status())) {
    return rpc::NotFoundError(rpc::Collection::kActorMerges, request.merge_id);
  }
  if (!record.ok()) return record.status();
  model::ActorMerge& merge = record->merge;
  if (merge.undo_time) return MergeUndoneError(merge.id, *merge.undo_time);
  const auto later = transaction.FindMergeOf(merge.target_id);
  if (!later.ok()) return later.status();
  if (later->has_value()) return MergeBuiltUponError(merge.id, **later);
  merge.undo_curator = request.curator;
  merge.undo_reason = request.reason;
  merge.undo_time = now;
  if (absl::Status put = transaction.PutActorMerge(*record); !put.ok()) return put;
  return Change{merge.id, TargetAndSources(merge), merge};
}

absl::StatusOr<Change> EarlierChange(const store::CallContext& call,
                                     const store::Transaction& transaction, const MergeRequest&,
                                     const std::string& resource_id) {
  auto record = transaction.GetActorMerge(call, resource_id);
  if (!record.ok()) return record.status();
  model::ActorMerge& merge = record->merge;
  merge.undo_curator.clear();
  merge.undo_reason.clear();
  merge.undo_time.reset();
  return Change{resource_id, {merge.target_id}, merge};
}

absl::StatusOr<Change> EarlierChange(const store::CallContext& call,
                                     const store::Transaction& transaction, const UnmergeRequest&,
                                     const std::string& resource_id) {
  const auto record = transaction.GetActorMerge(call, resource_id);
  if (!record.ok()) return record.status();
  return Change{resource_id, TargetAndSources(record->merge), record->merge};
}

std::string FingerprintOf(const MergeRequest& request) {
  return model::Fingerprint("request.merge_actors",
                            {request.target_id, absl::StrJoin(request.source_ids, ","),
                             request.etag, request.curator, request.reason});
}

std::string FingerprintOf(const UnmergeRequest& request) {
  return model::Fingerprint("request.unmerge_actors",
                            {request.merge_id, request.curator, request.reason});
}

}  // namespace isnad::ingest
