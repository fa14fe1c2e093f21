// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/open_connections.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>

#include <vector>

#include "core/rpc/connection_acceptor.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

OwnedFd SomeFile() { return OwnedFd(open("/dev/null", O_RDONLY | O_CLOEXEC)); }
OwnedFd SomeSocket() { return OwnedFd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)); }

sockaddr_storage Peer(const char* address) {
  sockaddr_storage peer = {};
  auto& v4 = reinterpret_cast<sockaddr_in&>(peer);
  auto& v6 = reinterpret_cast<sockaddr_in6&>(peer);
  if (inet_pton(AF_INET, address, &v4.sin_addr) == 1) {
    peer.ss_family = AF_INET;
  } else if (inet_pton(AF_INET6, address, &v6.sin6_addr) == 1) {
    peer.ss_family = AF_INET6;
  }
  return peer;
}

TEST(OriginOfTest, IsTheAddressOrOfIpv6TheNetwork) {
  const std::pair<const char*, const char*> expected[] = {
      {"203.0.113.7", "203.0.113.7"},
      {"::ffff:203.0.113.7", "203.0.113.7"},
      {"2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"},
      {"2001:db8:1:2::9", "2001:db8:1:2::/64"},
      {"::1", "::1"},
      {"", ""}};
  for (const auto& [address, origin] : expected) EXPECT_EQ(OriginOf(Peer(address)), origin);
}

TEST(OpenConnectionsTest, CountsThoseThatAreStillOpen) {
  OpenConnections open;
  std::vector<OwnedFd> files;
  for (int i = 0; i < 3; ++i) {
    files.push_back(SomeSocket());
    open.Add(files.back().get(), "192.0.2.1");
  }
  EXPECT_TRUE(open.Reach(3));
  EXPECT_FALSE(open.Reach(4));
  files.pop_back();
  EXPECT_FALSE(open.Reach(3));
  // A descriptor that another file has by now.
  const int taken = files.back().get();
  files.pop_back();
  const OwnedFd other = SomeFile();
  ASSERT_EQ(other.get(), taken);
  EXPECT_TRUE(open.Reach(1));
  EXPECT_FALSE(open.Reach(2));
}

TEST(OpenConnectionsTest, CountsEachOriginByItself) {
  OpenConnections open;
  std::vector<OwnedFd> files;
  for (const char* origin : {"192.0.2.1", "192.0.2.2", "192.0.2.1"}) {
    files.push_back(SomeSocket());
    open.Add(files.back().get(), origin);
  }
  EXPECT_TRUE(open.ReachFrom("192.0.2.1", 2));
  EXPECT_FALSE(open.ReachFrom("192.0.2.1", 3));
  EXPECT_FALSE(open.ReachFrom("192.0.2.2", 2));
  EXPECT_FALSE(open.ReachFrom("192.0.2.3", 1));
  const int taken = files.back().get();
  files.pop_back();
  EXPECT_FALSE(open.ReachFrom("192.0.2.1", 2));
  // The descriptor of one that was closed unnoticed goes to another origin.
  files.push_back(SomeSocket());
  open.Add(files.back().get(), "192.0.2.1");
  ASSERT_EQ(files.back().get(), taken);
  files.pop_back();
  files.push_back(SomeSocket());
  ASSERT_EQ(files.back().get(), taken);
  open.Add(taken, "192.0.2.2");
  EXPECT_FALSE(open.ReachFrom("192.0.2.1", 2));
  EXPECT_TRUE(open.ReachFrom("192.0.2.2", 2));
  EXPECT_TRUE(open.Reach(3));
  EXPECT_FALSE(open.Reach(4));
}

}  // namespace
}  // namespace isnad::rpc
