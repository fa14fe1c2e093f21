// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/actor.h"

#include <set>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/enums.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/validation.h"

namespace isnad::rpc {
namespace {

std::vector<std::string> SortedUnique(
    const google::protobuf::RepeatedPtrField<std::string>& values) {
  const std::set<std::string> sorted(values.begin(), values.end());
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
  return proto;
}

absl::StatusOr<model::Actor> FromProto(const v1::Actor& actor, absl::string_view field) {
  auto id = ParseOptionalName(Collection::kActors, actor.name(), absl::StrCat(field, ".name"));
  if (!id.ok()) return id.status();
  absl::Status status = CheckRequired(absl::StrCat(field, ".display_name"), actor.display_name());
  if (!status.ok()) return status;
  model::Actor result;
  result.id = *std::move(id);
  result.display_name = actor.display_name();
  result.kind = SameNumber<model::ActorKind>(actor.kind());
  result.aliases = SortedUnique(actor.aliases());
  result.romanized_names = SortedUnique(actor.romanized_names());
  result.wikidata_id = actor.wikidata_id();
  result.etag = actor.etag();
  return result;
}

}  // namespace isnad::rpc
