// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <cstddef>

#include "absl/time/time.h"

namespace isnad::ingest {

// What operators watch of the work itself, beside the calls (core/rpc/metrics).
// Thread-safe.
class IngestMetrics {
 public:
  explicit IngestMetrics(prometheus::Registry& registry);

  // disposition: that of the answer, as a number; 0 for an article that failed.
  void Answered(int disposition) { articles_[disposition]->Increment(); }
  void Stored(size_t statements, size_t contradictions);
  void Analysed(absl::Duration duration) { analysis_->Observe(absl::ToDoubleSeconds(duration)); }
  void Committed(absl::Duration duration) { commit_->Observe(absl::ToDoubleSeconds(duration)); }

  // Articles that streams have read and not yet answered.
  prometheus::Gauge& stream_inflight() { return *stream_inflight_; }
  prometheus::Gauge& streams() { return *streams_; }
  // Calls and articles that wait for a worker.
  prometheus::Gauge& queue() { return *queue_; }

 private:
  std::array<prometheus::Counter*, 4> articles_;
  prometheus::Counter* statements_;
  prometheus::Counter* contradictions_;
  prometheus::Histogram* analysis_;
  prometheus::Histogram* commit_;
  prometheus::Gauge* stream_inflight_;
  prometheus::Gauge* streams_;
  prometheus::Gauge* queue_;
};

}  // namespace isnad::ingest
