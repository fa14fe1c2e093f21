// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/store_metrics.h"

namespace isnad::rpc {
namespace {

// Seconds: a connection is free at once, or somebody's reading must end first.
const prometheus::Histogram::BucketBoundaries kWaits = {0.0001, 0.001, 0.01, 0.1, 1, 10};

}  // namespace

StoreMetrics::StoreMetrics(prometheus::Registry& registry)
    : busy_(prometheus::BuildGauge()
                .Name("isnad_store_connections_busy")
                .Help("Connections on which the store is being read.")
                .Register(registry)
                .Add({})),
      lost_(prometheus::BuildCounter()
                .Name("isnad_store_connections_lost_total")
                .Help("Connections to servers that were lost while they were read from.")
                .Register(registry)
                .Add({})),
      wait_(prometheus::BuildHistogram()
                .Name("isnad_store_connection_wait_seconds")
                .Help("Time until a reader had a connection.")
                .Register(registry)
                .Add({}, kWaits)) {}

void StoreMetrics::ConnectionLent(absl::Duration waited) {
  busy_.Increment();
  wait_.Observe(absl::ToDoubleSeconds(waited));
}

}  // namespace isnad::rpc
