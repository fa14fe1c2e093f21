// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/curation_rows.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/id.h"
#include "core/store/codec/record.h"
#include "core/store/errors.h"
#include "core/store/sqlite/contributions.h"
#include "core/store/sqlite/curation_sql.h"
#include "core/store/sqlite/listing.h"
#include "core/store/sqlite/queries.h"

namespace isnad::store::sqlite {
namespace {

// The merges that stand and have this target, oldest first.
absl::StatusOr<std::vector<ActorMergeRecord>> MergesInto(Connection& connection,
                                                         absl::string_view actor_id) {
  std::vector<std::string> ids;
  Query row(connection, sql::kMergesIntoActor, actor_id);
  while (row.Next()) {
    if (ids.empty() || ids.back() != row.View(0)) ids.push_back(row.Text(0));
  }
  if (!row.status().ok()) return row.status();
  std::vector<ActorMergeRecord> merges;
  for (const std::string& id : ids) {
    auto merge = GetActorMerge(connection, id);
    if (!merge.ok()) return merge.status();
    merges.push_back(*std::move(merge));
  }
  return merges;
}

// A record as it lends its names to an actor.
ActorRecord Lent(const ActorRecord& record, absl::string_view to, bool with_display_name) {
  ActorRecord lent{.actor = {.id = std::string(to)}, .names = record.names};
  lent.actor.aliases = record.actor.aliases;
  lent.actor.romanized_names = record.actor.romanized_names;
  if (with_display_name && !record.actor.display_name.empty()) {
    lent.actor.aliases.push_back(record.actor.display_name);
  }
  return lent;
}

// Gives an actor the names that it has by curation, or takes them back.
void ChangeLentNames(Writes& writes, const std::string& actor_id, Change change) {
  if (!writes.ok()) return;
  Connection& connection = writes.connection();
  const auto merge = FindMergeOf(connection, actor_id);
  const auto curated = FindCuratedActor(connection, actor_id);
  const auto merges = MergesInto(connection, actor_id);
  for (const absl::Status& status : {merge.status(), curated.status(), merges.status()}) {
    writes.Update(status);
  }
  if (!writes.ok() || merge->has_value()) return;
  if (curated->has_value()) ChangeActorNames(writes, Lent(**curated, actor_id, false), change);
  for (const ActorMergeRecord& record : *merges) {
    for (const ActorRecord& source : record.sources) {
      ChangeActorNames(writes, Lent(source, actor_id, true), change);
    }
  }
}

absl::Status Validate(Connection& connection, const ActorMergeRecord& record) {
  const model::ActorMerge& merge = record.merge;
  if (merge.undo_time) return absl::OkStatus();
  std::vector<std::string> members = merge.source_ids;
  members.push_back(merge.target_id);
  std::sort(members.begin(), members.end());
  if (merge.source_ids.empty() || record.sources.size() != merge.source_ids.size() ||
      std::adjacent_find(members.begin(), members.end()) != members.end()) {
    return StoreInternal(absl::StrCat("merge ", merge.id, " contradicts itself"));
  }
  for (const std::string& id : members) {
    const auto earlier = FindMergeOf(connection, id);
    if (!earlier.ok()) return earlier.status();
    if (earlier->has_value()) {
      return StoreInternal(absl::StrCat("actor ", id, " is merged already, by ", **earlier));
    }
  }
  return absl::OkStatus();
}

void WriteMerge(Writes& writes, const ActorMergeRecord& record) {
  const model::ActorMerge& merge = record.merge;
  const int64_t recency = Recency(merge.merge_time);
  writes.Run(sql::kPutActorMerge, merge.id, recency, merge.undo_time.has_value(),
             Blob{codec::Encode(record)});
  writes.Run(sql::kPutMergeMember, merge.target_id, recency, merge.id);
  for (const std::string& source : merge.source_ids) {
    writes.Run(sql::kPutMergeMember, source, recency, merge.id);
    if (merge.undo_time) {
      writes.Run(sql::kDeleteMergedActor, source, merge.id);
    } else {
      writes.Run(sql::kPutMergedActor, source, merge.target_id, merge.merge_time, merge.id);
    }
  }
}

}  // namespace

absl::Status PutCuratedActor(Connection& connection, const ActorRecord& curated) {
  const std::string& id = curated.actor.id;
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  const auto before = FindCuratedActor(connection, id);
  if (!before.ok()) return before.status();
  Writes writes(connection);
  ChangeLentNames(writes, id, Change::kRemove);
  if (before->has_value()) {
    for (const ActorName& name : (*before)->names) {
      writes.Run(sql::kDeleteCuratedName, model::ActorId(name.folded), id);
    }
  }
  writes.Run(sql::kPutCuratedActor, id, Blob{codec::Encode(curated)});
  for (const ActorName& name : curated.names) {
    if (name.folded.empty()) continue;
    writes.Run(sql::kPutCuratedName, model::ActorId(name.folded), id, name.name);
  }
  ChangeLentNames(writes, id, Change::kAdd);
  RefoldActor(writes, id);
  return writes.Run(sql::kRaiseCurationVersion).status();
}

absl::Status PutActorMerge(Connection& connection, const ActorMergeRecord& record) {
  if (absl::Status status = Validate(connection, record); !status.ok()) return status;
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  std::vector<std::string> members = record.merge.source_ids;
  members.push_back(record.merge.target_id);
  Writes writes(connection);
  for (const std::string& id : members) ChangeLentNames(writes, id, Change::kRemove);
  WriteMerge(writes, record);
  for (const std::string& id : members) ChangeLentNames(writes, id, Change::kAdd);
  for (const std::string& id : members) RefoldActor(writes, id);
  return writes.Run(sql::kRaiseCurationVersion).status();
}

absl::Status QueueArticlesOfActors(Connection& connection,
                                   const std::vector<std::string>& actor_ids) {
  Writes writes(connection);
  for (const std::string& id : actor_ids) writes.Run(sql::kQueueArticlesOfActor, id);
  return writes.status();
}

absl::StatusOr<ActorCuration> CurationOf(Connection& connection, absl::string_view actor_id) {
  ActorCuration curation;
  const auto merge_id = FindMergeOf(connection, actor_id);
  if (!merge_id.ok()) return merge_id.status();
  if (merge_id->has_value()) {
    const auto merge = GetActorMerge(connection, **merge_id);
    if (!merge.ok()) return merge.status();
    for (const ActorRecord& source : merge->sources) {
      if (source.actor.id == actor_id) curation.merged = source.actor;
    }
    if (!curation.merged) return StoreCorrupt("a merge without its actor");
    curation.merged->merged_into = merge->merge.target_id;
    return curation;
  }
  auto curated = FindCuratedActor(connection, actor_id);
  if (!curated.ok()) return curated.status();
  if (curated->has_value()) curation.known = std::move((*curated)->actor);
  const auto merges = MergesInto(connection, actor_id);
  if (!merges.ok()) return merges.status();
  curation.is_target = !merges->empty();
  // Else as it was when the first of these merges was made: DirectoryOf lets
  // texts say the same.
  if (!curation.known && curation.is_target) {
    model::Actor& known = curation.known.emplace();
    const model::Actor& target = merges->front().target.actor;
    known.display_name = target.display_name;
    known.kind = target.kind;
    known.wikidata_id = target.wikidata_id;
  }
  return curation;
}

}  // namespace isnad::store::sqlite
