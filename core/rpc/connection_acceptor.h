// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_builder.h>

#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/rpc/open_connections.h"

namespace isnad::rpc {

// Lets the process have so many descriptors, as far as the system allows: what
// it gives at first may be fewer. Says in the log where it does not allow it.
void AllowDescriptors(int count);

// A file descriptor with an owner.
class OwnedFd {
 public:
  explicit OwnedFd(int fd = -1) : fd_(fd) {}
  OwnedFd(OwnedFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  OwnedFd& operator=(OwnedFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  ~OwnedFd();

  int get() const { return fd_; }
  int Release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

// How many may be open at a time; more are closed at once.
struct ConnectionLimits {
  int all = 1024;
  int from_origin = 0;  // of those from one (see OriginOf); 0: no limit of its own
};

// Listens at an address and hands connections to a gRPC server, within limits.
// gRPC 1.51 has none, and its own listener never accepts again once the process has
// run out of descriptors (grpc/grpc#20418); this one goes on when there are some again.
class ConnectionAcceptor {
 public:
  // address: HOST:PORT; port 0 takes a free one. Listens on all addresses that
  // the host stands for. UNAVAILABLE where that cannot be.
  static absl::StatusOr<std::unique_ptr<ConnectionAcceptor>> Listen(
      const std::string& address, const ConnectionLimits& limits);
  ~ConnectionAcceptor() { Stop(); }
  ConnectionAcceptor(const ConnectionAcceptor&) = delete;
  ConnectionAcceptor& operator=(const ConnectionAcceptor&) = delete;

  int port() const { return port_; }
  // From now on; the server has started, and is stopped after this.
  void Start(std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> server);
  // Takes no more connections; those that are open stay. Blocks shortly.
  void Stop();

 private:
  explicit ConnectionAcceptor(const ConnectionLimits& limits) : limits_(limits) {}
  absl::Status Bind(const std::string& host, const std::string& port);

  void Run();
  // False where the process has no room for another one.
  bool AcceptAll(int listener);
  // Says why it does not take a connection.
  void Refuse(int limit, const std::string& origin);

  const ConnectionLimits limits_;
  int port_ = 0;
  std::vector<OwnedFd> listeners_;
  OwnedFd wake_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> server_;
  // Of the thread.
  OpenConnections open_;
  absl::Time last_complaint_ = absl::InfinitePast();
  std::thread thread_;
};

}  // namespace isnad::rpc
