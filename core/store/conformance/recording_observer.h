// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <cstdint>

#include "core/store/store_observer.h"

namespace isnad::store {

// Counts what it is told.
struct RecordingObserver final : StoreObserver {
  void Transacted(size_t more, size_t refused, absl::Duration taken) override {
    ++groups;
    committed += static_cast<int64_t>(more);
    failed += static_cast<int64_t>(refused);
    if (taken < absl::ZeroDuration() || taken > absl::Minutes(10)) ++implausible;
  }
  void Conflicted() override { ++conflicts; }
  void LogReaches(int64_t pages) override { log_pages = pages; }
  void ConnectionLent(absl::Duration waited) override {
    ++lent;
    if (waited < absl::ZeroDuration() || waited > absl::Minutes(10)) ++implausible;
  }
  void ConnectionReturned() override { ++returned; }
  void ConnectionLost() override { ++lost; }

  std::atomic<int64_t> groups = 0, committed = 0, failed = 0, conflicts = 0, log_pages = 0;
  std::atomic<int64_t> lent = 0, returned = 0, lost = 0, implausible = 0;
};

}  // namespace isnad::store
