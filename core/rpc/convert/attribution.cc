// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/attribution.h"

#include "absl/strings/str_cat.h"
#include "core/rpc/convert/resource_name.h"
#include "core/rpc/convert/text_span.h"

namespace isnad::rpc {

v1::Attribution ToProto(const model::Attribution& attribution) {
  v1::Attribution proto;
  proto.set_actor(FormatName(Collection::kActors, attribution.actor_id));
  proto.set_display_name(attribution.display_name);
  proto.set_mention(attribution.mention);
  if (attribution.mention_span) {
    *proto.mutable_mention_span() = ToProto(*attribution.mention_span);
  }
  proto.set_anonymous(attribution.anonymous);
  return proto;
}

absl::StatusOr<model::Attribution> FromProto(const v1::Attribution& attribution,
                                             absl::string_view field) {
  auto actor_id =
      ParseOptionalName(Collection::kActors, attribution.actor(), absl::StrCat(field, ".actor"));
  if (!actor_id.ok()) return actor_id.status();
  model::Attribution result;
  result.actor_id = *std::move(actor_id);
  result.display_name = attribution.display_name();
  result.mention = attribution.mention();
  result.anonymous = attribution.anonymous();
  if (attribution.has_mention_span()) {
    auto span = FromProto(attribution.mention_span(), absl::StrCat(field, ".mention_span"));
    if (!span.ok()) return span.status();
    result.mention_span = *span;
  }
  return result;
}

}  // namespace isnad::rpc
