// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/token_verifier.h"

#include <optional>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_split.h"
#include "core/model/error.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc::security {
namespace {

using nlohmann::json;

absl::Status MalformedTokenError() {
  return UnauthenticatedError("malformed_token", "the bearer token is not well formed");
}

// The object that a part of a token is, or nullopt.
std::optional<json> Decode(absl::string_view part) {
  std::string text;
  if (!absl::WebSafeBase64Unescape(part, &text)) return std::nullopt;
  json object = json::parse(text, nullptr, /*allow_exceptions=*/false);
  if (!object.is_object()) return std::nullopt;
  return object;
}

// The string of this name, or empty.
std::string StringOf(const json& object, const std::string& name) {
  const auto found = object.find(name);
  return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

// The strings of this name, which may be one string or a list.
std::vector<std::string> StringsOf(const json& object, const std::string& name) {
  std::vector<std::string> strings;
  const auto found = object.find(name);
  if (found == object.end()) return strings;
  for (const json& value : found->is_array() ? *found : json::array({*found})) {
    if (value.is_string()) strings.push_back(value.get<std::string>());
  }
  return strings;
}

// Seconds since 1970, which need not be whole; nullopt for none. A value that is
// no number is one that is over.
std::optional<double> SecondsOf(const json& object, const std::string& name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_number()) return std::nullopt;
  return found->get<double>();
}

absl::Status CheckTimes(const json& claims, absl::Duration leeway, absl::Time now) {
  const double seconds = absl::ToDoubleSeconds(now - absl::UnixEpoch());
  const double slack = absl::ToDoubleSeconds(leeway);
  const std::optional<double> expiry = SecondsOf(claims, "exp");
  if (!expiry || (claims.contains("nbf") && !SecondsOf(claims, "nbf"))) {
    return MalformedTokenError();
  }
  if (seconds >= *expiry + slack) {
    return UnauthenticatedError("expired", "the bearer token has expired");
  }
  if (seconds < SecondsOf(claims, "nbf").value_or(0) - slack) {
    return UnauthenticatedError("not_yet_valid", "the bearer token is not valid yet");
  }
  return absl::OkStatus();
}

absl::Status CheckParties(const json& claims, const TokenRules& rules) {
  if (StringOf(claims, "iss") != rules.issuer) {
    return UnauthenticatedError("wrong_issuer", "the bearer token is another issuer's");
  }
  for (const std::string& audience : StringsOf(claims, "aud")) {
    if (audience == rules.audience) return absl::OkStatus();
  }
  return UnauthenticatedError("wrong_audience", "the bearer token is for another audience");
}

}  // namespace

absl::Status UnauthenticatedError(absl::string_view cause, absl::string_view message) {
  return model::MakeError(
      absl::StatusCode::kUnauthenticated, message,
      {model::ErrorReason::kUnauthenticated, {{"cause", std::string(cause)}}, ""});
}

absl::StatusOr<const TokenKey*> TokenVerifier::KeyOf(absl::string_view header) const {
  const auto object = Decode(header);
  // What "crit" names must be understood, and none of it is here.
  if (!object || object->contains("crit")) return MalformedTokenError();
  const bool names_key = object->contains("kid");
  const auto found =
      names_key || keys_.size() != 1 ? keys_.find(StringOf(*object, "kid")) : keys_.begin();
  if (found == keys_.end()) {
    return UnauthenticatedError("unknown_key", "the bearer token is signed with an unknown key");
  }
  if (StringOf(*object, "alg") != TokenAlgorithmName(found->second.algorithm())) {
    return UnauthenticatedError("wrong_algorithm",
                                "the bearer token's algorithm is not that of its key");
  }
  return &found->second;
}

absl::StatusOr<TokenClaims> TokenVerifier::Verify(absl::string_view token, absl::Time now) const {
  const std::vector<absl::string_view> parts = absl::StrSplit(token, '.');
  if (token.size() > kMaxTokenBytes || parts.size() != 3) return MalformedTokenError();
  const auto key = KeyOf(parts[0]);
  if (!key.ok()) return key.status();
  std::string signature;
  if (!absl::WebSafeBase64Unescape(parts[2], &signature)) return MalformedTokenError();
  const absl::string_view is_signed = token.substr(0, parts[0].size() + 1 + parts[1].size());
  if (!(*key)->Verifies(is_signed, signature)) {
    return UnauthenticatedError("wrong_signature", "the bearer token's signature is wrong");
  }
  const auto claims = Decode(parts[1]);
  if (!claims) return MalformedTokenError();
  absl::Status status = CheckTimes(*claims, rules_.leeway, now);
  if (status.ok()) status = CheckParties(*claims, rules_);
  if (!status.ok()) return status;
  TokenClaims found{.subject = StringOf(*claims, "sub")};
  if (found.subject.empty()) return MalformedTokenError();
  if (!rules_.roles_claim.empty()) found.roles = StringsOf(*claims, rules_.roles_claim);
  return found;
}

}  // namespace isnad::rpc::security
