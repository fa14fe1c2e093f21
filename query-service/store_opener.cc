// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/store_opener.h"

#include <utility>

namespace isnad::query {

StoreOpener::StoreOpener(Callbacks callbacks, absl::Duration interval)
    : callbacks_(std::move(callbacks)), interval_(interval), thread_([this] { Run(); }) {}

StoreOpener::~StoreOpener() { Stop(); }

void StoreOpener::Stop() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

void StoreOpener::Run() {
  while (true) {
    auto opened = callbacks_.open();
    if (opened.ok()) {
      store_ = *std::move(opened);
      callbacks_.opened(*store_);
      return;
    }
    callbacks_.failed(opened.status());
    absl::MutexLock lock(&mutex_);
    if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_)) return;
  }
}

}  // namespace isnad::query
