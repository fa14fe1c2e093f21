// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/actor.h"
#include "core/model/actor_merge.h"
#include "isnad/v1/actor.pb.h"

namespace isnad::rpc {

v1::Actor ToProto(const model::Actor& actor);
v1::ActorMerge ToProto(const model::ActorMerge& merge);

// What a curator may set: output-only fields are ignored, names are sorted,
// repeats and empty ones dropped. Every field may be empty.
// INVALID_RESOURCE_NAME.
absl::StatusOr<model::Actor> FromProto(const v1::Actor& actor, absl::string_view field);

}  // namespace isnad::rpc
