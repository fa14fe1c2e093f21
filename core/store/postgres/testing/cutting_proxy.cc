// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/testing/cutting_proxy.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdlib>

#include "absl/strings/str_cat.h"

namespace isnad::store::postgres {
namespace {

// With the end of the text: a level of isolation is called READ COMMITTED.
constexpr absl::string_view kCommit("COMMIT\0", 7);
constexpr absl::string_view kReadOnly("READ ONLY\0", 10);
constexpr int kPollMillis = 20;

sockaddr_in Loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool SendAll(int socket, absl::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

// Whether the client ends in `message` a transaction that may write. `is_read_only`
// stays from one message to the next.
bool CommitsWrites(absl::string_view message, bool* is_read_only) {
  while (!message.empty()) {
    const size_t commit = message.find(kCommit);
    if (message.substr(0, commit).find(kReadOnly) != absl::string_view::npos) *is_read_only = true;
    if (commit == absl::string_view::npos) return false;
    if (!*is_read_only) return true;
    *is_read_only = false;
    message.remove_prefix(commit + kCommit.size());
  }
  return false;
}

}  // namespace

CuttingProxy::CuttingProxy(const std::string& address) {
  // postgres://user@127.0.0.1:PORT/database
  const size_t colon = address.rfind(':');
  const size_t slash = address.find('/', colon);
  server_port_ = std::atoi(address.substr(colon + 1, slash - colon - 1).c_str());
  listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in own = Loopback(0);
  socklen_t size = sizeof(own);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&own), size) != 0) std::abort();
  if (listen(listener_, 16) != 0) std::abort();
  getsockname(listener_, reinterpret_cast<sockaddr*>(&own), &size);
  address_ = absl::StrCat(address.substr(0, colon + 1), ntohs(own.sin_port), address.substr(slash));
  acceptor_ = std::thread([this] { Accept(); });
}

CuttingProxy::~CuttingProxy() {
  closed_ = true;
  acceptor_.join();
  close(listener_);
}

void CuttingProxy::CutAtCommit(Cut cut) { armed_ = static_cast<int>(cut); }

void CuttingProxy::Accept() {
  while (!closed_) {
    pollfd waiting{listener_, POLLIN, 0};
    if (poll(&waiting, 1, kPollMillis) <= 0) continue;
    const int client = accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client >= 0) connections_.emplace_back([this, client] { Serve(client); });
  }
  for (std::thread& connection : connections_) connection.join();
}

void CuttingProxy::Serve(int client) {
  const int server = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = Loopback(server_port_);
  bool is_open = connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  bool swallows_answers = false;
  bool is_read_only = false;
  std::array<char, 1 << 16> bytes;
  while (is_open && !closed_) {
    std::array<pollfd, 2> ends = {{{client, POLLIN, 0}, {server, POLLIN, 0}}};
    if (poll(ends.data(), ends.size(), kPollMillis) <= 0) continue;
    for (size_t end = 0; end < ends.size() && is_open; ++end) {
      if (ends[end].revents == 0) continue;
      const ssize_t size = recv(ends[end].fd, bytes.data(), bytes.size(), 0);
      is_open = size > 0;
      if (!is_open) break;
      const absl::string_view message(bytes.data(), static_cast<size_t>(size));
      const bool from_client = end == 0;
      if (from_client && CommitsWrites(message, &is_read_only)) {
        const int cut = armed_.exchange(-1);
        if (cut >= 0) ++cuts_;
        if (cut == static_cast<int>(Cut::kBeforeCommit)) is_open = false;
        if (cut == static_cast<int>(Cut::kBeforeAnswer)) swallows_answers = true;
      }
      if (!from_client && swallows_answers) is_open = false;
      if (is_open) is_open = SendAll(from_client ? server : client, message);
    }
  }
  close(server);
  close(client);
}

}  // namespace isnad::store::postgres
