// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/connection_acceptor.h"

#include <arpa/inet.h>
#include <fcntl.h>
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

OwnedFd SomeFile() { return OwnedFd(open("/dev/null", O_RDONLY | O_CLOEXEC)); }

OwnedFd Connect(int port) {
  OwnedFd fd(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
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

TEST(OpenConnectionsTest, CountsThoseThatAreStillOpen) {
  OpenConnections open;
  std::vector<OwnedFd> files;
  for (int i = 0; i < 3; ++i) {
    files.push_back(OwnedFd(socket(AF_INET, SOCK_STREAM, 0)));
    open.Add(files.back().get());
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

TEST(ConnectionAcceptorTest, ConnectionsBeyondTheLimitAreClosedUntilOthersEnd) {
  Kept kept;
  auto acceptor = ConnectionAcceptor::Listen("127.0.0.1:0", /*max_connections=*/2);
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

TEST(ConnectionAcceptorTest, OneThatHasStoppedListensNoMore) {
  Kept kept;
  auto acceptor = ConnectionAcceptor::Listen("127.0.0.1:0", 2);
  ASSERT_TRUE(acceptor.ok());
  const std::string address = "127.0.0.1:" + std::to_string((*acceptor)->port());
  EXPECT_THAT(ConnectionAcceptor::Listen(address, 2).status().message(), HasSubstr(address));
  (*acceptor)->Start(std::make_unique<Keeper>(kept));
  (*acceptor)->Stop();
  EXPECT_TRUE(ConnectionAcceptor::Listen(address, 2).ok());
}

TEST(ConnectionAcceptorTest, WhatIsNoAddressIsSaid) {
  for (const char* address : {"", "127.0.0.1", "127.0.0.1:x", "192.0.2.1:0", "no such host:1"}) {
    EXPECT_EQ(ConnectionAcceptor::Listen(address, 1).status().code(),
              absl::StatusCode::kUnavailable)
        << address;
  }
}

TEST(ConnectionAcceptorTest, NamesAndWildcardsAreListenedOn) {
  for (const char* address : {"localhost:0", "0.0.0.0:0"}) {
    auto acceptor = ConnectionAcceptor::Listen(address, 1);
    ASSERT_TRUE(acceptor.ok()) << acceptor.status();
    EXPECT_GE(Connect((*acceptor)->port()).get(), 0);
  }
}

}  // namespace
}  // namespace isnad::rpc
