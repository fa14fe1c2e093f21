// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/actor.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/time.h"

namespace isnad::rpc {
namespace {

std::vector<std::string> SortedUnique(
    const google::protobuf::RepeatedPtrField<std::string>& values) {
  std::set<std::string> sorted(values.begin(), values.end());
  sorted.erase("");
  return {sorted.begin(), sorted.end()};
}

}  // namespace

v1::Actor ToProto(const model::Actor& actor) {
  v1::Actor proto;
  proto.set_name(FormatName(Collection::kActors, actor.id));
  proto.set_display_name(actor.display_name);
  proto.set_kind(SameNumber<v1::ActorKind>(actor.kind));
  proto.mutable_aliases()->Assign(actor.aliases.begin(), actor.aliases.end());
  proto.mutable_romanized_names()->Assign(actor.romanized_names.begin(),
                                          actor.romanized_names.end());
  proto.set_wikidata_id(actor.wikidata_id);
  proto.set_etag(actor.etag);
  proto.set_description(actor.description);
  proto.set_origin(SameNumber<v1::ActorOrigin>(actor.origin));
  proto.set_stands_for(FormatName(Collection::kActors, actor.stands_for));
  proto.set_merged_into(FormatName(Collection::kActors, actor.merged_into));
  if (actor.create_time != absl::UnixEpoch()) {
    *proto.mutable_create_time() = ToProto(actor.create_time);
    *proto.mutable_update_time() = ToProto(actor.update_time);
  }
  return proto;
}

v1::ActorMerge ToProto(const model::ActorMerge& merge) {
  v1::ActorMerge proto;
  proto.set_name(FormatName(Collection::kActorMerges, merge.id));
  proto.set_target(FormatName(Collection::kActors, merge.target_id));
  for (const std::string& source : merge.source_ids) {
    proto.add_sources(FormatName(Collection::kActors, source));
  }
  proto.set_curator(merge.curator);
  proto.set_reason(merge.reason);
  *proto.mutable_merge_time() = ToProto(merge.merge_time);
  proto.set_undo_curator(merge.undo_curator);
  proto.set_undo_reason(merge.undo_reason);
  if (merge.undo_time) *proto.mutable_undo_time() = ToProto(*merge.undo_time);
  return proto;
}

absl::StatusOr<model::Actor> FromProto(const v1::Actor& actor, absl::string_view field) {
  auto id = ParseOptionalName(Collection::kActors, actor.name(), absl::StrCat(field, ".name"));
  if (!id.ok()) return id.status();
  model::Actor result;
  result.id = *std::move(id);
  result.display_name = actor.display_name();
  result.kind = SameNumber<model::ActorKind>(actor.kind());
  result.aliases = SortedUnique(actor.aliases());
  result.romanized_names = SortedUnique(actor.romanized_names());
  result.wikidata_id = actor.wikidata_id();
  result.etag = actor.etag();
  result.description = actor.description();
  return result;
}

}  // namespace isnad::rpc
