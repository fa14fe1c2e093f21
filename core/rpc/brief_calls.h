// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <atomic>
#include <thread>

// Which calls are answered on gRPC's own threads: to wake another one costs more
// than a brief call does. These threads are few, and take in all calls, health checks
// too: who waits for another machine or a lock has no business there.
namespace isnad::rpc {

// How long a handler may keep its thread.
enum class Cost {
  kBrief,  // some tens of microseconds, without waiting for anybody
  kAny,
};

// Threads on which a server of this process takes in calls of the callback kind
// (gRPC 1.51, CallbackAlternativeCQ).
inline int GrpcThreads() {
  return std::clamp(static_cast<int>(std::thread::hardware_concurrency()) / 2, 2, 16);
}

// A number of places, of which each is taken by one at a time. Thread-safe.
class Places {
 public:
  explicit Places(int count) : free_(count) {}

  bool Take() {
    if (free_.fetch_sub(1, std::memory_order_relaxed) > 0) return true;
    GiveBack();
    return false;
  }
  void GiveBack() { free_.fetch_add(1, std::memory_order_relaxed); }

 private:
  std::atomic<int> free_;
};

}  // namespace isnad::rpc
