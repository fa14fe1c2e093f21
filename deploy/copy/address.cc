// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/address.h"

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace isnad::copy {

absl::StatusOr<Address> ParseAddress(absl::string_view text) {
  if (absl::StartsWith(text, "postgres://") || absl::StartsWith(text, "postgresql://")) {
    return Address{true, std::string(text)};
  }
  if (absl::ConsumePrefix(&text, "sqlite:") && !text.empty()) {
    return Address{false, std::string(text)};
  }
  return absl::InvalidArgumentError("a store is sqlite:PATH or postgres://USER@HOST/DATABASE");
}

}  // namespace isnad::copy
