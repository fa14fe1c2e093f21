// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/socket.h>
#include <sys/types.h>

#include <map>
#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace isnad::rpc {

// Whose connection it is, as far as an address tells: "203.0.113.7", or of IPv6 the
// network that one site has, "2001:db8:1:2::/64". Empty for what is neither.
std::string OriginOf(const sockaddr_storage& peer);

// The connections of a process that are open, as far as they came from here. gRPC
// does not tell when it closes one: a descriptor that is closed, or another file's
// by now, tells. Not thread-safe.
class OpenConnections {
 public:
  void Add(int fd, const std::string& origin);
  // Both look only where there may be limit or more; linear then.
  bool Reach(int limit);
  bool ReachFrom(const std::string& origin, int limit);

 private:
  struct Connection {
    std::pair<dev_t, ino_t> file;
    std::string origin;
  };
  using Connections = std::map<int, Connection>;  // by descriptor

  Connections::iterator Forget(Connections::iterator connection);
  // Of this origin; null: of all.
  void ForgetClosed(const std::string* origin);

  Connections connections_;
  absl::flat_hash_map<std::string, int> count_;  // by origin
};

}  // namespace isnad::rpc
