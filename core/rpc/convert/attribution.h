// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/model/statement.h"
#include "isnad/v1/attribution.pb.h"

namespace isnad::rpc {

v1::Attribution ToProto(const model::Attribution& attribution);

// INVALID_RESOURCE_NAME, INVALID_SPAN, INVALID_ENUM_VALUE.
absl::StatusOr<model::Attribution> FromProto(const v1::Attribution& attribution,
                                             absl::string_view field);

}  // namespace isnad::rpc
