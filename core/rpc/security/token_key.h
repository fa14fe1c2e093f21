// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/rpc/security/openssl.h"

namespace isnad::rpc::security {

enum class TokenAlgorithm { kRs256, kEs256, kEdDsa, kHs256 };

// As in a token's header: "RS256", "ES256", "EdDSA", "HS256" (RFC 7518, RFC 8037).
absl::string_view TokenAlgorithmName(TokenAlgorithm algorithm);

// A key that signs tokens, good for one algorithm and no other. Immutable, and
// so thread-safe.
class TokenKey {
 public:
  // text: a public key in PEM, or the secret of kHs256. INVALID_ARGUMENT for
  // what is none, is of another kind than the algorithm needs, or too weak; the
  // message quotes nothing of it.
  static absl::StatusOr<TokenKey> Create(TokenAlgorithm algorithm, absl::string_view text);

  TokenAlgorithm algorithm() const { return algorithm_; }

  // The signature, in the form that JSON Web Signatures have, is of this text and
  // made with this key. Takes some tens of microseconds.
  bool Verifies(absl::string_view text, absl::string_view signature) const;

 private:
  TokenKey(TokenAlgorithm algorithm, EvpKeyPtr key, std::string secret)
      : algorithm_(algorithm), key_(std::move(key)), secret_(std::move(secret)) {}

  TokenAlgorithm algorithm_;
  EvpKeyPtr key_;       // null for kHs256
  std::string secret_;  // empty for all others
};

}  // namespace isnad::rpc::security
