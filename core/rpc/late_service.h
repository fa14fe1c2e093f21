// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "core/rpc/errors.h"

namespace isnad::rpc {

// What answers the calls of a server that listens before its store is open, or
// why nothing does. Thread-safe.
template <typename Service>
class LateService {
 public:
  // Until more is known: UNAVAILABLE (STORE_UNAVAILABLE).
  LateService() : reason_(StoreNotOpenError()) {}

  // From now on calls go to this service, which outlives the server.
  void Serve(Service& service) { service_.store(&service); }
  // What calls are answered with while there is no service.
  void Refuse(const absl::Status& reason) {
    absl::MutexLock lock(&mutex_);
    reason_ = reason;
  }

  // Costs one load of a pointer once there is a service.
  absl::StatusOr<Service*> Find() const {
    if (Service* const service = service_.load()) return service;
    absl::MutexLock lock(&mutex_);
    return reason_;
  }

 private:
  std::atomic<Service*> service_ = nullptr;
  mutable absl::Mutex mutex_;
  absl::Status reason_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc
