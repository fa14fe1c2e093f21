// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/open_connections.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/stat.h>

#include <cstring>
#include <iterator>

#include "absl/strings/str_cat.h"

namespace isnad::rpc {
namespace {

// What follows names a host of the network.
constexpr size_t kNetworkBytes = 8;

std::string Text(int family, const void* address) {
  char text[INET6_ADDRSTRLEN] = "";
  (void)inet_ntop(family, address, text, sizeof(text));
  return text;
}

// {0, 0} where there is none.
std::pair<dev_t, ino_t> FileOf(int fd) {
  struct stat file = {};
  if (fstat(fd, &file) != 0) return {};
  return {file.st_dev, file.st_ino};
}

}  // namespace

std::string OriginOf(const sockaddr_storage& peer) {
  if (peer.ss_family == AF_INET) {
    return Text(AF_INET, &reinterpret_cast<const sockaddr_in&>(peer).sin_addr);
  }
  if (peer.ss_family != AF_INET6) return "";
  in6_addr address = reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr;
  // A listener at [::] sees those of IPv4 so.
  if (IN6_IS_ADDR_V4MAPPED(&address)) return Text(AF_INET, &address.s6_addr[12]);
  if (IN6_IS_ADDR_LOOPBACK(&address)) return Text(AF_INET6, &address);
  std::memset(address.s6_addr + kNetworkBytes, 0, sizeof(address.s6_addr) - kNetworkBytes);
  return absl::StrCat(Text(AF_INET6, &address), "/", 8 * kNetworkBytes);
}

void OpenConnections::Add(int fd, const std::string& origin) {
  // Another connection had the descriptor, and is closed.
  if (const auto earlier = connections_.find(fd); earlier != connections_.end()) Forget(earlier);
  connections_[fd] = {FileOf(fd), origin};
  ++count_[origin];
}

bool OpenConnections::Reach(int limit) {
  if (connections_.size() < static_cast<size_t>(limit)) return false;
  ForgetClosed(nullptr);
  return connections_.size() >= static_cast<size_t>(limit);
}

bool OpenConnections::ReachFrom(const std::string& origin, int limit) {
  const auto reaches = [&] {
    const auto known = count_.find(origin);
    return known != count_.end() && known->second >= limit;
  };
  if (!reaches()) return false;
  ForgetClosed(&origin);
  return reaches();
}

OpenConnections::Connections::iterator OpenConnections::Forget(Connections::iterator connection) {
  const auto of_origin = count_.find(connection->second.origin);
  if (--of_origin->second == 0) count_.erase(of_origin);
  return connections_.erase(connection);
}

void OpenConnections::ForgetClosed(const std::string* origin) {
  for (auto next = connections_.begin(); next != connections_.end();) {
    const bool is_asked = origin == nullptr || next->second.origin == *origin;
    const bool is_closed = is_asked && FileOf(next->first) != next->second.file;
    next = is_closed ? Forget(next) : std::next(next);
  }
}

}  // namespace isnad::rpc
