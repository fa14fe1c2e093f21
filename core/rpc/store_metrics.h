// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include "core/store/store_observer.h"

namespace isnad::rpc {

// How a store's connections are used, as metrics: isnad_store_connection….
// Thread-safe.
class StoreMetrics : public store::StoreObserver {
 public:
  explicit StoreMetrics(prometheus::Registry& registry);

  void ConnectionLent(absl::Duration waited) override;
  void ConnectionReturned() override { busy_.Decrement(); }
  void ConnectionLost() override { lost_.Increment(); }

 private:
  prometheus::Gauge& busy_;
  prometheus::Counter& lost_;
  prometheus::Histogram& wait_;
};

}  // namespace isnad::rpc
