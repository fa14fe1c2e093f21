// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/actor.h"
#include "isnad/v1/actor.pb.h"

namespace isnad::rpc {

v1::Actor ToProto(const model::Actor& actor);

// What a curator may set: output-only fields are ignored, names are sorted and
// repeats dropped. An empty name is allowed. FIELD_REQUIRED (display_name),
// INVALID_RESOURCE_NAME.
absl::StatusOr<model::Actor> FromProto(const v1::Actor& actor, absl::string_view field);

}  // namespace isnad::rpc
