// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/synchronization/mutex.h"

namespace isnad::rpc {

// Debian builds Abseil so that each lock of a Mutex, gRPC's among them, is entered in a
// graph that is searched for cycles, under one lock for the whole process. Tests keep that.
// A service would pay a tenth of its rate for it (pair_benchmark, 4 and 16 clients, in
// turns). To be called first in main.
inline void LeaveLockOrderToTests() {
  absl::SetMutexDeadlockDetectionMode(absl::OnDeadlockCycle::kIgnore);
}

}  // namespace isnad::rpc
