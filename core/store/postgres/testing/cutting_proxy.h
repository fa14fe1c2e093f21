// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace isnad::store::postgres {

// Stands between a client and a server, and passes on what either says, until
// it is told to cut a connection where the client commits writes. For tests.
class CuttingProxy {
 public:
  enum class Cut {
    kBeforeCommit,  // the server never hears of it
    kBeforeAnswer,  // the server commits; the client never hears of it
  };

  // `address` is a postgres:// URI with a port.
  explicit CuttingProxy(const std::string& address);
  ~CuttingProxy();
  CuttingProxy(const CuttingProxy&) = delete;
  CuttingProxy& operator=(const CuttingProxy&) = delete;

  // The same database through the proxy.
  const std::string& address() const { return address_; }
  // At the next COMMIT of a transaction that may write, once. For one that only
  // reads its client does not wait: it may come here after the arming.
  void CutAtCommit(Cut cut);
  int cuts() const { return cuts_; }

 private:
  void Accept();
  void Serve(int client);

  int server_port_ = 0;
  std::string address_;
  int listener_ = -1;
  std::atomic<bool> closed_ = false;
  std::atomic<int> armed_ = -1;  // a Cut
  std::atomic<int> cuts_ = 0;
  std::vector<std::thread> connections_;  // of the accepting thread
  std::thread acceptor_;
};

}  // namespace isnad::store::postgres
