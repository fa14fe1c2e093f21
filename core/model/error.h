// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "core/model/error_reason.h"

// Typed errors: an absl::Status that also says, for programs, why. The details
// travel as one payload inside the status until core/rpc turns them into
// google.rpc details. Each layer names its own errors in functions built on
// these (store errors in core/store/errors.h, and so on).
namespace isnad::model {

struct ErrorDetails {
  ErrorReason reason;
  // For ErrorInfo.metadata; keys are documented beside each reason.
  std::map<std::string, std::string> metadata;
  // For BadRequest: path of the request field ("article.body"), empty if none.
  std::string field;

  friend bool operator==(const ErrorDetails&, const ErrorDetails&) = default;
};

// A status of this code and message that carries the details.
absl::Status MakeError(absl::StatusCode code, absl::string_view message, ErrorDetails details);

// The details that MakeError put in; nullopt for any other status.
std::optional<ErrorDetails> GetErrorDetails(const absl::Status& status);

// INVALID_ARGUMENT for one request field.
absl::Status InvalidField(absl::string_view field, ErrorReason reason, absl::string_view message,
                          std::map<std::string, std::string> metadata = {});

}  // namespace isnad::model
