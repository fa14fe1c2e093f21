// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/connection_acceptor.h"

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

// How long data may be under way unanswered before a connection is given up.
constexpr int kUserTimeoutMs = 20'000;
// After which it is tried again where the process had no room.
constexpr int kNoRoomPauseMs = 100;

struct FreeAddresses {
  void operator()(addrinfo* addresses) const { freeaddrinfo(addresses); }
};

void SetOption(int fd, int level, int option, int value) {
  (void)setsockopt(fd, level, option, &value, sizeof(value));
}

int PortOf(int fd) {
  sockaddr_storage address = {};
  socklen_t size = sizeof(address);
  if (getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  return ntohs(address.ss_family == AF_INET6
                   ? reinterpret_cast<const sockaddr_in6*>(&address)->sin6_port
                   : reinterpret_cast<const sockaddr_in*>(&address)->sin_port);
}

void SetPort(sockaddr* address, int port) {
  if (address->sa_family == AF_INET6) {
    reinterpret_cast<sockaddr_in6*>(address)->sin6_port = htons(static_cast<uint16_t>(port));
  } else {
    reinterpret_cast<sockaddr_in*>(address)->sin_port = htons(static_cast<uint16_t>(port));
  }
}

// Connections have the options of their listener.
OwnedFd ListenAt(const addrinfo& address) {
  OwnedFd fd(socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (fd.get() < 0) return OwnedFd();
  SetOption(fd.get(), SOL_SOCKET, SO_REUSEADDR, 1);
  SetOption(fd.get(), IPPROTO_TCP, TCP_NODELAY, 1);
  SetOption(fd.get(), IPPROTO_TCP, TCP_USER_TIMEOUT, kUserTimeoutMs);
  // [::] stands for IPv4, too; of several addresses each is its own.
  if (address.ai_family == AF_INET6) SetOption(fd.get(), IPPROTO_IPV6, IPV6_V6ONLY, 0);
  if (bind(fd.get(), address.ai_addr, address.ai_addrlen) != 0 ||
      listen(fd.get(), SOMAXCONN) != 0) {
    return OwnedFd();
  }
  return fd;
}

}  // namespace

void AllowDescriptors(int count) {
  rlimit limit = {};
  const auto wanted = static_cast<rlim_t>(count);
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  const bool allowed = limit.rlim_max >= wanted;
  limit.rlim_cur = allowed ? wanted : limit.rlim_max;
  if (setrlimit(RLIMIT_NOFILE, &limit) == 0 && allowed) return;
  Log(LogLevel::kWarning, "few_descriptors", {{"wanted", count}, {"allowed", limit.rlim_max}});
}

OwnedFd::~OwnedFd() {
  if (fd_ >= 0) close(fd_);
}

absl::StatusOr<std::unique_ptr<ConnectionAcceptor>> ConnectionAcceptor::Listen(
    const std::string& address, const ConnectionLimits& limits) {
  const size_t colon = address.rfind(':');
  if (colon == std::string::npos) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", address, ": no port"));
  }
  const absl::string_view host = absl::string_view(address).substr(0, colon);
  std::unique_ptr<ConnectionAcceptor> acceptor(new ConnectionAcceptor(limits));
  absl::Status bound = acceptor->Bind(
      std::string(absl::StripSuffix(absl::StripPrefix(host, "["), "]")), address.substr(colon + 1));
  if (!bound.ok()) {
    return absl::UnavailableError(
        absl::StrCat("cannot listen on ", address, ": ", bound.message()));
  }
  return acceptor;
}

absl::Status ConnectionAcceptor::Bind(const std::string& host, const std::string& port) {
  addrinfo hints = {};
  hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV;
  hints.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.c_str(), port.c_str(), &hints, &found);
  const std::unique_ptr<addrinfo, FreeAddresses> addresses(found);
  if (error != 0) return absl::UnavailableError(gai_strerror(error));
  for (const addrinfo* next = found; next != nullptr; next = next->ai_next) {
    if (port_ != 0) SetPort(next->ai_addr, port_);
    OwnedFd listener = ListenAt(*next);
    // An address that the machine does not have, such as ::1 for localhost.
    if (listener.get() < 0 && errno == EADDRNOTAVAIL && next->ai_next != nullptr) continue;
    if (listener.get() < 0) return absl::UnavailableError(std::strerror(errno));
    if (port_ == 0) port_ = PortOf(listener.get());
    listeners_.push_back(std::move(listener));
  }
  wake_ = OwnedFd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  return wake_.get() < 0 ? absl::UnavailableError(std::strerror(errno)) : absl::OkStatus();
}

void ConnectionAcceptor::Start(
    std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> server) {
  server_ = std::move(server);
  thread_ = std::thread([this] { Run(); });
}

void ConnectionAcceptor::Stop() {
  if (thread_.joinable()) {
    (void)eventfd_write(wake_.get(), 1);
    thread_.join();
  }
  listeners_.clear();
}

void ConnectionAcceptor::Run() {
  std::vector<pollfd> polled = {{wake_.get(), POLLIN, 0}};
  for (const OwnedFd& listener : listeners_) polled.push_back({listener.get(), POLLIN, 0});
  bool has_room = true;
  while (true) {
    // Without room only for the end.
    (void)poll(polled.data(), has_room ? polled.size() : 1, has_room ? -1 : kNoRoomPauseMs);
    if (polled.front().revents != 0) return;
    has_room = true;
    for (const OwnedFd& listener : listeners_) has_room = AcceptAll(listener.get()) && has_room;
  }
}

bool ConnectionAcceptor::AcceptAll(int listener) {
  while (true) {
    sockaddr_storage peer = {};
    socklen_t size = sizeof(peer);
    const int fd = accept4(listener, reinterpret_cast<sockaddr*>(&peer), &size,
                           SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (fd < 0) {
      if (errno == EINTR || errno == ECONNABORTED) continue;
      if (errno == EAGAIN || errno == EWOULDBLOCK) return true;
      Refuse(limits_.all, "");
      return false;
    }
    const std::string origin = OriginOf(peer);
    const bool is_full = open_.Reach(limits_.all);
    if (is_full || (limits_.from_origin > 0 && open_.ReachFrom(origin, limits_.from_origin))) {
      close(fd);
      Refuse(is_full ? limits_.all : limits_.from_origin, is_full ? "" : origin);
      continue;
    }
    open_.Add(fd, origin);
    grpc::experimental::ExternalConnectionAcceptor::NewConnectionParameters connection;
    connection.listener_fd = listener;
    connection.fd = fd;
    server_->HandleNewConnection(&connection);
  }
}

// Says so at most once a minute: whoever connects so often could fill the log.
void ConnectionAcceptor::Refuse(int limit, const std::string& origin) {
  const absl::Time now = absl::Now();
  if (now - last_complaint_ < absl::Minutes(1)) return;
  last_complaint_ = now;
  nlohmann::json fields = {{"port", port_}, {"limit", limit}};
  if (!origin.empty()) fields["origin"] = origin;
  Log(LogLevel::kWarning, "connections_refused", std::move(fields));
}

}  // namespace isnad::rpc
