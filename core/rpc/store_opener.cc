// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/store_opener.h"

#include <utility>

#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

constexpr int kFailuresPerLogLine = 60;

}  // namespace

StoreOpener::StoreOpener(Callbacks callbacks, absl::Duration interval)
    : callbacks_(std::move(callbacks)), interval_(interval), thread_([this] { Run(); }) {}

StoreOpener::~StoreOpener() { Stop(); }

void StoreOpener::Stop() {
  if (!stopping_.HasBeenNotified()) stopping_.Notify();
  if (thread_.joinable()) thread_.join();
}

void StoreOpener::Run() {
  store::CallContext call;
  call.cancelled = [this] { return stopping_.HasBeenNotified(); };
  for (int failures = 0;; ++failures) {
    const absl::Status status = callbacks_.open(call);
    if (status.ok() || stopping_.HasBeenNotified()) return;
    const bool again = callbacks_.failed(status);
    if (again && failures % kFailuresPerLogLine == 0) {
      Log(LogLevel::kWarning, "store_not_open", ErrorFields(status, /*with_message=*/true));
    }
    if (!again || stopping_.WaitForNotificationWithTimeout(interval_)) return;
  }
}

}  // namespace isnad::rpc
