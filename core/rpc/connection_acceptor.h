// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server_builder.h>
#include <sys/types.h>

#include <map>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

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

// The connections of a process that are open, as far as they came from here. gRPC
// does not tell when it closes one: a descriptor that is closed, or another file's
// by now, tells. Not thread-safe.
class OpenConnections {
 public:
  void Add(int fd);
  // Linear where it looks, which it does only when there may be limit or more.
  bool Reach(int limit);

 private:
  using FileId = std::pair<dev_t, ino_t>;
  std::map<int, FileId> files_;  // by descriptor
};

// Listens at an address and hands connections to a gRPC server, no more than
// max_connections at a time; more are closed at once. gRPC 1.51 has no such
// limit, and its own listener never accepts again once the process has run out of
// descriptors (grpc/grpc#20418); this one goes on when there are some again.
class ConnectionAcceptor {
 public:
  // address: HOST:PORT; port 0 takes a free one. Listens on all addresses that
  // the host stands for. UNAVAILABLE where that cannot be.
  static absl::StatusOr<std::unique_ptr<ConnectionAcceptor>> Listen(const std::string& address,
                                                                    int max_connections);
  ~ConnectionAcceptor() { Stop(); }
  ConnectionAcceptor(const ConnectionAcceptor&) = delete;
  ConnectionAcceptor& operator=(const ConnectionAcceptor&) = delete;

  int port() const { return port_; }
  // From now on; the server has started, and is stopped after this.
  void Start(std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> server);
  // Takes no more connections; those that are open stay. Blocks shortly.
  void Stop();

 private:
  explicit ConnectionAcceptor(int max_connections) : max_connections_(max_connections) {}
  absl::Status Bind(const std::string& host, const std::string& port);

  void Run();
  // False where the process has no room for another one.
  bool AcceptAll(int listener);
  void Refuse();

  const int max_connections_;
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
