// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"

namespace isnad::copy {

// Where a store lies, as --store of the services says it.
struct Address {
  bool is_postgres = false;
  std::string place;  // the path of a file, or libpq's URI
};

// INVALID_ARGUMENT for anything but sqlite:PATH and postgres://…; the message
// does not repeat it, since there may be a password in it.
absl::StatusOr<Address> ParseAddress(absl::string_view text);

}  // namespace isnad::copy
