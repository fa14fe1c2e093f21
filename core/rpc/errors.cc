// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/errors.h"

#include <map>
#include <string>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"

namespace isnad::rpc {

using model::ErrorReason;
using model::MakeError;

absl::Status NotImplementedError(absl::string_view method, absl::string_view field) {
  std::map<std::string, std::string> metadata = {{"method", std::string(method)}};
  if (!field.empty()) metadata["field"] = std::string(field);
  const std::string what =
      field.empty() ? std::string(method) : absl::StrCat(method, " with ", field);
  return MakeError(absl::StatusCode::kUnimplemented,
                   absl::StrCat("this version does not offer ", what),
                   {ErrorReason::kNotImplemented, std::move(metadata), ""});
}

absl::Status OverloadedError(int queue_limit) {
  return MakeError(
      absl::StatusCode::kResourceExhausted, "the server's queue is full; try again shortly",
      {ErrorReason::kOverloaded, {{"queue", "calls"}, {"limit", absl::StrCat(queue_limit)}}, ""});
}

}  // namespace isnad::rpc
