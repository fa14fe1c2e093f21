// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"
#include "core/model/error.h"
#include "gmock/gmock.h"

// Matchers for typed errors; only tests include this.
namespace isnad::rpc {

// A status of this code with this reason.
MATCHER_P2(IsError, code, reason, "") {
  const auto details = model::GetErrorDetails(arg);
  *result_listener << arg.ToString();
  return arg.code() == code && details && details->reason == reason;
}

// INVALID_ARGUMENT for this field with this reason.
MATCHER_P2(IsInvalidField, field, reason, "") {
  const auto details = model::GetErrorDetails(arg);
  *result_listener << arg.ToString();
  return arg.code() == absl::StatusCode::kInvalidArgument && details && details->reason == reason &&
         details->field == field && details->metadata.at("field") == field;
}

inline std::map<std::string, std::string> MetadataOf(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details ? details->metadata : std::map<std::string, std::string>();
}

}  // namespace isnad::rpc
