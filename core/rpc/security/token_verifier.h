// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/security/token_key.h"

namespace isnad::rpc::security {

// A longer one is refused unread. One with some dozens of roles has 2 KiB.
inline constexpr size_t kMaxTokenBytes = 8 << 10;

// What a token must say beside being signed.
struct TokenRules {
  std::string issuer;
  std::string audience;
  std::string roles_claim;  // or empty
  absl::Duration leeway = absl::Seconds(30);
};

// What a valid token says.
struct TokenClaims {
  std::string subject;
  std::vector<std::string> roles;  // of the roles claim, as they stand there
};

// Checks JSON Web Tokens in the compact form (RFC 7515, RFC 7519, and the advice
// of RFC 8725): signed, with the one algorithm of the key that the token names;
// for this audience, by this issuer, at this time. A header never chooses how it
// is checked. Immutable, and so thread-safe.
class TokenVerifier {
 public:
  // keys by id, at least one.
  TokenVerifier(TokenRules rules, std::map<std::string, TokenKey> keys)
      : rules_(std::move(rules)), keys_(std::move(keys)) {}

  // UNAUTHENTICATED with the cause (error_reason.proto); no message quotes
  // anything of the token.
  absl::StatusOr<TokenClaims> Verify(absl::string_view token, absl::Time now) const;

 private:
  absl::StatusOr<const TokenKey*> KeyOf(absl::string_view header) const;

  TokenRules rules_;
  std::map<std::string, TokenKey> keys_;
};

// UNAUTHENTICATED. cause: a literal of error_reason.proto.
absl::Status UnauthenticatedError(absl::string_view cause, absl::string_view message);

}  // namespace isnad::rpc::security
