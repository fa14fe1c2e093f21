// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "core/model/contradiction.h"

namespace isnad::ingest {

// What operators watch of the work itself, beside the calls (core/rpc/metrics).
// Thread-safe.
class IngestMetrics {
 public:
  explicit IngestMetrics(prometheus::Registry& registry);

  // disposition: that of the answer, as a number; 0 for an article that failed.
  void Answered(int disposition) { articles_[disposition]->Increment(); }
  void Stored(size_t statements, const std::vector<model::Contradiction>& found);
  void Analysed(size_t text_bytes, absl::Duration duration);
  void Committed(absl::Duration duration) { commit_->Observe(absl::ToDoubleSeconds(duration)); }
  // So many contradictions were announced to those who watch; none waits for that
  // any more, of as many as were found waiting.
  void Announced(int64_t count) { announced_->Increment(static_cast<double>(count)); }
  void AllAnnounced(int64_t found);

  // Articles that streams have read and not yet answered.
  prometheus::Gauge& stream_inflight() { return *stream_inflight_; }
  prometheus::Gauge& streams() { return *streams_; }

 private:
  std::array<prometheus::Counter*, 4> articles_;
  prometheus::Counter* statements_;
  prometheus::Counter* contradictions_;
  std::vector<prometheus::Counter*> types_;  // by number
  prometheus::Counter* text_bytes_;
  prometheus::Histogram* analysis_;
  prometheus::Histogram* commit_;
  prometheus::Gauge* stream_inflight_;
  prometheus::Gauge* streams_;
  prometheus::Counter* announced_;
  prometheus::Gauge* backlog_;
  prometheus::Gauge* all_announced_;
};

}  // namespace isnad::ingest
