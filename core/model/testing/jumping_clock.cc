// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/testing/jumping_clock.h"

#include <atomic>
#include <chrono>
#include <cstdint>

namespace isnad::model {
namespace {

std::atomic<int64_t> apart_nanos = 0;

}  // namespace

void SetClockApart(absl::Duration apart) { apart_nanos = absl::ToInt64Nanoseconds(apart); }

// Stands before absl::Now() of the shared library, by its mangled name.
absl::Time TheClock() __asm__("_ZN4absl7debian33NowEv");
absl::Time TheClock() {
  return absl::FromChrono(std::chrono::system_clock::now()) + absl::Nanoseconds(apart_nanos.load());
}

}  // namespace isnad::model
