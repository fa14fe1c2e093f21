// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/connection_acceptor.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <vector>

#include "absl/synchronization/mutex.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using testing::HasSubstr;

// From one address of the loopback network or another.
OwnedFd Connect(int port, const char* from = "127.0.0.1") {
  OwnedFd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in own = {};
  own.sin_family = AF_INET;
  EXPECT_EQ(inet_pton(AF_INET, from, &own.sin_addr), 1);
  EXPECT_EQ(bind(fd.get(), reinterpret_cast<sockaddr*>(&own), sizeof(own)), 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  EXPECT_EQ(connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  return fd;
}

// True where the other side has closed the connection. Waits for that or a byte.
bool IsClosed(const OwnedFd& fd) {
  char byte = 0;
  return read(fd.get(), &byte, 1) <= 0;
}

// Stands for the server: keeps what it is given, and greets it with a byte.
// Outlives the acceptor, whose thread may still be at it.
struct Kept {
  absl::Mutex mutex;
  std::vector<OwnedFd> connections;
};
class Keeper final : public grpc::experimental::ExternalConnectionAcceptor {
 public:
  explicit Keeper(Kept& kept) : kept_(kept) {}
  void HandleNewConnection(NewConnectionParameters* connection) override {
    absl::MutexLock lock(&kept_.mutex);
    EXPECT_EQ(write(connection->fd, "!", 1), 1);
    kept_.connections.emplace_back(connection->fd);
  }

 private:
  Kept& kept_;
};

TEST(ConnectionAcceptorTest, ConnectionsBeyondTheLimitAreClosedUntilOthersEnd) {
  Kept kept;
  auto acceptor = ConnectionAcceptor::Listen("127.0.0.1:0", {.all = 2});
  ASSERT_TRUE(acceptor.ok()) << acceptor.status();
  (*acceptor)->Start(std::make_unique<Keeper>(kept));
  const OwnedFd first = Connect((*acceptor)->port());
  const OwnedFd second = Connect((*acceptor)->port());
  EXPECT_FALSE(IsClosed(first));
  EXPECT_FALSE(IsClosed(second));
  EXPECT_TRUE(IsClosed(Connect((*acceptor)->port())));
  {
    absl::MutexLock lock(&kept.mutex);
    kept.connections.pop_back();
  }
  EXPECT_FALSE(IsClosed(Connect((*acceptor)->port())));
}

TEST(ConnectionAcceptorTest, OneAddressCannotTakeAll) {
  Kept kept;
  auto acceptor = ConnectionAcceptor::Listen("127.0.0.1:0", {.all = 3, .from_origin = 2});
  ASSERT_TRUE(acceptor.ok()) << acceptor.status();
  (*acceptor)->Start(std::make_unique<Keeper>(kept));
  const int port = (*acceptor)->port();
  const OwnedFd first = Connect(port), second = Connect(port);
  EXPECT_FALSE(IsClosed(first));
  EXPECT_FALSE(IsClosed(second));
  EXPECT_TRUE(IsClosed(Connect(port)));
  const OwnedFd other = Connect(port, "127.0.0.2");
  EXPECT_FALSE(IsClosed(other));
  EXPECT_TRUE(IsClosed(Connect(port, "127.0.0.2")));
}

TEST(ConnectionAcceptorTest, OneThatHasStoppedListensNoMore) {
  Kept kept;
  auto acceptor = ConnectionAcceptor::Listen("127.0.0.1:0", {});
  ASSERT_TRUE(acceptor.ok());
  const std::string address = "127.0.0.1:" + std::to_string((*acceptor)->port());
  EXPECT_THAT(ConnectionAcceptor::Listen(address, {}).status().message(), HasSubstr(address));
  (*acceptor)->Start(std::make_unique<Keeper>(kept));
  (*acceptor)->Stop();
  EXPECT_TRUE(ConnectionAcceptor::Listen(address, {}).ok());
}

TEST(ConnectionAcceptorTest, WhatIsNoAddressIsSaid) {
  for (const char* address : {"", "127.0.0.1", "127.0.0.1:x", "192.0.2.1:0", "no such host:1"}) {
    EXPECT_EQ(ConnectionAcceptor::Listen(address, {}).status().code(),
              absl::StatusCode::kUnavailable)
        << address;
  }
}

TEST(ConnectionAcceptorTest, NamesAndWildcardsAreListenedOn) {
  for (const char* address : {"localhost:0", "0.0.0.0:0"}) {
    auto acceptor = ConnectionAcceptor::Listen(address, {});
    ASSERT_TRUE(acceptor.ok()) << acceptor.status();
    EXPECT_GE(Connect((*acceptor)->port()).get(), 0);
  }
}

}  // namespace
}  // namespace isnad::rpc
