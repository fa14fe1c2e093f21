// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/store_reader.h"

namespace isnad::query {

// Opens the store in the background, again and again until it is there: the
// query service may start before the ingest service has made it.
class StoreOpener {
 public:
  using Store = std::unique_ptr<store::StoreReader>;
  struct Callbacks {
    std::function<absl::StatusOr<Store>()> open;
    std::function<void(const store::StoreReader&)> opened;  // once
    std::function<void(const absl::Status&)> failed;        // after each attempt that failed
  };

  // Callbacks run on a thread of its own. interval: between two attempts.
  StoreOpener(Callbacks callbacks, absl::Duration interval);
  // Gives up waiting, then closes the store: nothing may use it any more.
  ~StoreOpener();

  // Ends the attempts. Blocks while one is under way.
  void Stop();

 private:
  void Run();

  const Callbacks callbacks_;
  const absl::Duration interval_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  Store store_;  // written by thread_ only, before `opened`
  std::thread thread_;
};

}  // namespace isnad::query
