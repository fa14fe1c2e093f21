// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"

namespace isnad::ingest {

// The thread that keeps the store's sign of life (StoreWriter::Beat). Where it
// cannot, it says so once, and tries again.
class HeartbeatWorker {
 public:
  static constexpr absl::Duration kInterval = absl::Seconds(1);

  // Borrows store; it outlives this.
  explicit HeartbeatWorker(store::StoreWriter& store, absl::Duration interval = kInterval);
  ~HeartbeatWorker();
  HeartbeatWorker(const HeartbeatWorker&) = delete;
  HeartbeatWorker& operator=(const HeartbeatWorker&) = delete;

 private:
  void Run(absl::Duration interval);

  store::StoreWriter& store_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace isnad::ingest
