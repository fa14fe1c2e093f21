// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/caller.h"

#include <arpa/inet.h>
#include <grpc/grpc_security_constants.h>
#include <grpcpp/security/auth_context.h>

#include <memory>

#include "absl/strings/escaping.h"
#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "absl/strings/strip.h"

namespace isnad::rpc::security {
namespace {

std::vector<std::string> Properties(const grpc::AuthContext& context, const std::string& name) {
  std::vector<std::string> values;
  for (const grpc::string_ref& value : context.FindPropertyValues(name)) {
    values.emplace_back(value.data(), value.size());
  }
  return values;
}

// The first 64 bits of an IPv6 address, in hexadecimal; as it is where it is none.
std::string NetworkOf(absl::string_view address) {
  in6_addr bytes = {};
  if (inet_pton(AF_INET6, std::string(address).c_str(), &bytes) != 1) return std::string(address);
  return absl::BytesToHexString(absl::string_view(reinterpret_cast<const char*>(bytes.s6_addr), 8));
}

}  // namespace

std::string PeerWithoutPort(absl::string_view peer) {
  if (absl::StartsWith(peer, "unix")) return "unix";
  const absl::string_view host = peer.substr(0, peer.rfind(':'));
  if (!absl::StartsWith(host, "ipv6:")) return std::string(host);
  // gRPC escapes the brackets.
  const std::string plain =
      absl::StrReplaceAll(host.substr(5), {{"%5B", ""}, {"%5D", ""}, {"[", ""}, {"]", ""}});
  return absl::StrCat("ipv6:", NetworkOf(plain));
}

Caller CallerOf(const grpc::CallbackServerContext& context) {
  Caller caller;
  caller.peer = PeerWithoutPort(context.peer());
  const std::shared_ptr<const grpc::AuthContext> auth = context.auth_context();
  if (auth != nullptr && auth->IsPeerAuthenticated()) {
    caller.has_certificate = !auth->FindPropertyValues(GRPC_X509_PEM_CERT_PROPERTY_NAME).empty();
    caller.dns_names = Properties(*auth, GRPC_PEER_DNS_PROPERTY_NAME);
    caller.uris = Properties(*auth, GRPC_PEER_URI_PROPERTY_NAME);
  }
  const auto range = context.client_metadata().equal_range("authorization");
  for (auto entry = range.first; entry != range.second; ++entry) {
    caller.authorization.emplace_back(entry->second.data(), entry->second.size());
  }
  return caller;
}

}  // namespace isnad::rpc::security
