// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "absl/strings/string_view.h"

namespace isnad::rpc::security {

// What a client may do; access.proto says what each allows. None includes
// another.
enum class Role : uint8_t { kReader, kWriter, kCurator };

// "reader", "writer", "curator".
absl::string_view RoleName(Role role);
std::optional<Role> RoleOfName(absl::string_view name);

// A set of roles.
class RoleSet {
 public:
  void Add(Role role) { bits_ |= Bit(role); }
  void Add(const RoleSet& others) { bits_ |= others.bits_; }
  bool Has(Role role) const { return (bits_ & Bit(role)) != 0; }

  friend bool operator==(const RoleSet&, const RoleSet&) = default;

 private:
  static uint8_t Bit(Role role) { return static_cast<uint8_t>(1u << static_cast<uint8_t>(role)); }
  uint8_t bits_ = 0;
};

// The role that a method of either service needs, by its plain name
// ("GetClaim"); nullopt for a method that the table does not have, which nobody
// may call then. A test holds the table and the protos together.
std::optional<Role> RoleOfMethod(absl::string_view method);

}  // namespace isnad::rpc::security
