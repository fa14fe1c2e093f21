// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/testing/silent_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace isnad::store::postgres {

// The system takes connections for whoever listens, whether he asks for them or not.
SilentServer::SilentServer() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in place{};
  place.sin_family = AF_INET;
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof(place);
  auto* const address = reinterpret_cast<sockaddr*>(&place);
  const bool listens = bind(listener_, address, size) == 0 && listen(listener_, 16) == 0 &&
                       getsockname(listener_, address, &size) == 0;
  EXPECT_TRUE(listens);
  port_ = ntohs(place.sin_port);
}

SilentServer::~SilentServer() { close(listener_); }

std::string SilentServer::address() const {
  return absl::StrCat("postgres://isnad@127.0.0.1:", port_, "/isnad");
}

}  // namespace isnad::store::postgres
