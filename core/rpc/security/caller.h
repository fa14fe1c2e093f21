// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_context.h>

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::rpc::security {

// What a call shows of who makes it.
struct Caller {
  // The address without its port; of IPv6 the first 64 bits, because one
  // customer of a network has at least so many addresses.
  std::string peer;
  // Of a client's certificate that the server has checked: its alternative
  // names. Both empty where there is none.
  std::vector<std::string> dns_names;
  std::vector<std::string> uris;
  bool has_certificate = false;
  // The metadata of this name, as sent.
  std::vector<std::string> authorization;
};

Caller CallerOf(const grpc::CallbackServerContext& context);

// Caller::peer of what gRPC calls a peer: "ipv4:192.0.2.1:4711".
std::string PeerWithoutPort(absl::string_view peer);

}  // namespace isnad::rpc::security
