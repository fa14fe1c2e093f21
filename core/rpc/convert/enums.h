// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

// The enums of the model carry the numbers of their proto enums (a test holds
// them together), so that converting is a cast with a name.
namespace isnad::rpc {

template <typename To, typename From>
To SameNumber(From value) {
  return static_cast<To>(static_cast<int>(value));
}

// For filters: UNSPECIFIED does not narrow. Numbers that the enum does not
// have were refused before, by CheckRequest.
template <typename To, typename From>
std::optional<To> OptionalSameNumber(From value) {
  if (static_cast<int>(value) == 0) return std::nullopt;
  return SameNumber<To>(value);
}

}  // namespace isnad::rpc
