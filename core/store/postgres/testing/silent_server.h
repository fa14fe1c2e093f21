// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace isnad::store::postgres {

// Takes connections and never answers. For tests.
class SilentServer {
 public:
  SilentServer();
  ~SilentServer();
  SilentServer(const SilentServer&) = delete;
  SilentServer& operator=(const SilentServer&) = delete;

  int port() const { return port_; }
  std::string address() const;

 private:
  int listener_ = -1;
  int port_ = 0;
};

}  // namespace isnad::store::postgres
