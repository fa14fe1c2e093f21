// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/store/store_observer.h"

namespace isnad::store {

inline constexpr absl::Duration kDefaultMaxStaleness = absl::Seconds(30);

// How a store that several servers hold is read.
struct ReadOptions {
  // Further addresses of the store, read before its own: standbys that follow
  // it, for example.
  std::vector<std::string> replicas = {};
  // A standby that lags behind by more is passed over. Infinite: none is.
  absl::Duration max_staleness = kDefaultMaxStaleness;
  // Called when a server is passed over from now on, with the reason, and with OK
  // when it answers again; with its HOST:PORT. From any thread, one at a time.
  std::function<void(absl::string_view server, const absl::Status& state)> on_change = {};
  // Outlives the store.
  StoreObserver* observer = &StoreObserver::Nobody();
};

}  // namespace isnad::store
