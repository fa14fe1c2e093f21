// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/access_policy.h"

#include <google/protobuf/io/tokenizer.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/text_format.h>

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/security/access.pb.h"

namespace isnad::rpc::security {
namespace {

constexpr int kMaxLeewaySeconds = 300;

class FirstError final : public google::protobuf::io::ErrorCollector {
 public:
  void AddError(int line, int column, const std::string& message) override {
    if (text.empty()) text = absl::StrCat(line + 1, ":", column + 1, ": ", message);
  }
  std::string text;
};

absl::StatusOr<access::AccessPolicy> Parse(const std::string& path, const std::string& text) {
  access::AccessPolicy file;
  FirstError error;
  google::protobuf::TextFormat::Parser parser;
  parser.RecordErrorsTo(&error);
  google::protobuf::io::ArrayInputStream stream(text.data(), static_cast<int>(text.size()));
  if (parser.Parse(&stream, &file)) return file;
  return absl::InvalidArgumentError(absl::StrCat(path, ":", error.text));
}

// As Identity::name; empty where the entry names nobody.
std::string NameOf(const access::Client& client) {
  if (!client.dns().empty()) return absl::StrCat("dns:", client.dns());
  if (!client.uri().empty()) return absl::StrCat("uri:", client.uri());
  if (!client.subject().empty()) return absl::StrCat("sub:", client.subject());
  return "";
}

std::optional<Role> RoleOf(int role) {
  switch (role) {
    case access::READER:
      return Role::kReader;
    case access::WRITER:
      return Role::kWriter;
    case access::CURATOR:
      return Role::kCurator;
    default:
      return std::nullopt;
  }
}

std::optional<TokenAlgorithm> AlgorithmOf(access::Algorithm algorithm) {
  switch (algorithm) {
    case access::RS256:
      return TokenAlgorithm::kRs256;
    case access::ES256:
      return TokenAlgorithm::kEs256;
    case access::EDDSA:
      return TokenAlgorithm::kEdDsa;
    case access::HS256:
      return TokenAlgorithm::kHs256;
    default:
      return std::nullopt;
  }
}

absl::StatusOr<TokenKey> ReadKey(const access::Key& key, const std::string& folder,
                                 RememberingReader& reader) {
  const auto algorithm = AlgorithmOf(key.algorithm());
  if (!algorithm) return absl::InvalidArgumentError("has no algorithm");
  const auto text = reader.Read(
      absl::StartsWith(key.file(), "/") ? key.file() : absl::StrCat(folder, key.file()));
  if (!text.ok()) return text.status();
  return TokenKey::Create(*algorithm, *text);
}

absl::StatusOr<TokenVerifier> ReadTokens(const access::Tokens& tokens, const std::string& folder,
                                         RememberingReader& reader) {
  if (tokens.issuer().empty() || tokens.audience().empty() || tokens.keys().empty()) {
    return absl::InvalidArgumentError("tokens need an issuer, an audience and a key");
  }
  TokenRules rules{tokens.issuer(), tokens.audience(), tokens.roles_claim()};
  if (tokens.has_leeway_seconds()) rules.leeway = absl::Seconds(tokens.leeway_seconds());
  if (rules.leeway < absl::ZeroDuration() || rules.leeway > absl::Seconds(kMaxLeewaySeconds)) {
    return absl::InvalidArgumentError(
        absl::StrCat("leeway_seconds is not from 0 to ", kMaxLeewaySeconds));
  }
  std::map<std::string, TokenKey> keys;
  for (const access::Key& entry : tokens.keys()) {
    auto key = ReadKey(entry, folder, reader);
    if (!key.ok()) {
      return absl::InvalidArgumentError(
          absl::StrCat("key \"", entry.id(), "\": ", key.status().message()));
    }
    if (entry.id().empty() || !keys.emplace(entry.id(), *std::move(key)).second) {
      return absl::InvalidArgumentError("each key needs an id of its own");
    }
  }
  return TokenVerifier(std::move(rules), std::move(keys));
}

}  // namespace

absl::StatusOr<std::shared_ptr<const AccessPolicy>> AccessPolicy::Load(const std::string& path,
                                                                       RememberingReader& reader) {
  const auto text = reader.Read(path);
  if (!text.ok()) return text.status();
  const auto file = Parse(path, *text);
  if (!file.ok()) return file.status();
  auto policy = std::make_shared<AccessPolicy>();
  absl::Status taken = policy->Take(*file, path.substr(0, path.rfind('/') + 1), reader);
  if (!taken.ok()) return absl::InvalidArgumentError(absl::StrCat(path, ": ", taken.message()));
  return policy;
}

absl::Status AccessPolicy::Take(const access::AccessPolicy& file, const std::string& folder,
                                RememberingReader& reader) {
  for (const access::Client& client : file.clients()) {
    const std::string name = NameOf(client);
    if (name.empty() || client.roles().empty()) {
      return absl::InvalidArgumentError("each client needs a dns, a uri or a subject, and a role");
    }
    for (const int number : client.roles()) {
      const std::optional<Role> role = RoleOf(number);
      if (!role) return absl::InvalidArgumentError(absl::StrCat(name, " has an unknown role"));
      clients_[name].Add(*role);
    }
  }
  if (!file.has_tokens()) return absl::OkStatus();
  auto tokens = ReadTokens(file.tokens(), folder, reader);
  if (!tokens.ok()) return tokens.status();
  tokens_.emplace(*std::move(tokens));
  return absl::OkStatus();
}

void AccessPolicy::AddRoles(const std::string& name, RoleSet* roles) const {
  if (const auto found = clients_.find(name); found != clients_.end()) roles->Add(found->second);
}

absl::StatusOr<TokenClaims> AccessPolicy::Verify(const Caller& caller, absl::Time now) const {
  constexpr absl::string_view kScheme = "Bearer ";
  const absl::string_view value = caller.authorization.front();
  if (caller.authorization.size() > 1 || !absl::StartsWithIgnoreCase(value, kScheme)) {
    return UnauthenticatedError("malformed_token", "authorization is not one bearer token");
  }
  if (!tokens_) return UnauthenticatedError("unknown_key", "no bearer tokens are taken here");
  return tokens_->Verify(value.substr(kScheme.size()), now);
}

absl::StatusOr<Identity> AccessPolicy::Identify(const Caller& caller, absl::Time now) const {
  Identity identity;
  const auto add = [this, &identity](absl::string_view kind, const std::string& value) {
    const std::string name = absl::StrCat(kind, value);
    AddRoles(name, &identity.roles);
    if (identity.name.empty()) identity.name = name;
  };
  if (!caller.authorization.empty()) {
    const auto claims = Verify(caller, now);
    if (!claims.ok()) return claims.status();
    add("sub:", claims->subject);
    for (const std::string& name : claims->roles) {
      if (const auto role = RoleOfName(name)) identity.roles.Add(*role);
    }
  } else if (!caller.has_certificate) {
    return UnauthenticatedError("no_credentials",
                                "the call shows neither a client certificate nor a bearer token");
  }
  for (const std::string& uri : caller.uris) add("uri:", uri);
  for (const std::string& name : caller.dns_names) add("dns:", name);
  if (identity.name.empty()) identity.name = "certificate without names";
  return identity;
}

absl::Status AccessStore::Load(const std::string& path, RememberingReader& reader) {
  auto policy = AccessPolicy::Load(path, reader);
  if (!policy.ok()) return policy.status();
  absl::MutexLock lock(&mutex_);
  current_ = *std::move(policy);
  return absl::OkStatus();
}

std::shared_ptr<const AccessPolicy> AccessStore::current() const {
  absl::MutexLock lock(&mutex_);
  return current_;
}

}  // namespace isnad::rpc::security
