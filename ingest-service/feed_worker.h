// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"

namespace isnad::ingest {

// The thread that announces contradictions to those who watch
// (core/store/contradiction_feed.h), whichever process stored them: at every
// interval it gives numbers to those that wait. Where several processes do this,
// each finds what the others left. Looks at two rows while nothing happens.
class FeedWorker {
 public:
  static constexpr absl::Duration kInterval = absl::Milliseconds(200);

  // Borrows store; it outlives this.
  explicit FeedWorker(store::StoreWriter& store, absl::Duration interval = kInterval);
  // Announces what was stored until now, if it can, and stops.
  ~FeedWorker();
  FeedWorker(const FeedWorker&) = delete;
  FeedWorker& operator=(const FeedWorker&) = delete;

 private:
  void Run(absl::Duration interval);
  absl::Status PublishAll();

  store::StoreWriter& store_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace isnad::ingest
