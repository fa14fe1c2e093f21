// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <thread>

#include "absl/status/status.h"
#include "absl/synchronization/notification.h"
#include "absl/time/time.h"
#include "core/store/call_context.h"

namespace isnad::rpc {

// Opens a service's store in the background, again and again until it is there:
// a service may start before its store can be reached, and says meanwhile why it
// does not serve.
class StoreOpener {
 public:
  static constexpr absl::Duration kInterval = absl::Milliseconds(500);

  struct Callbacks {
    // One attempt: opens the store and what stands on it. It gives up soon after
    // the call is cancelled.
    std::function<absl::Status(const store::CallContext&)> open;
    // After each attempt that failed, but for one that was cancelled. False: no
    // further attempt is worth while.
    std::function<bool(const absl::Status&)> failed;
  };

  // Callbacks run on a thread of its own; the log hears of the first failure and
  // of one now and then. interval: between two attempts.
  explicit StoreOpener(Callbacks callbacks, absl::Duration interval = kInterval);
  ~StoreOpener();
  StoreOpener(const StoreOpener&) = delete;
  StoreOpener& operator=(const StoreOpener&) = delete;

  // Ends the attempts, and the one under way. Once it returns, no callback runs.
  void Stop();

 private:
  void Run();

  const Callbacks callbacks_;
  const absl::Duration interval_;
  absl::Notification stopping_;
  std::thread thread_;
};

}  // namespace isnad::rpc
