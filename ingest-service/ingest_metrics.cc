// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/ingest_metrics.h"

#include <string>

namespace isnad::ingest {
namespace {

// Seconds: from a short report to a megabyte, from a quiet disk to a full one.
const prometheus::Histogram::BucketBoundaries kBuckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                          0.05,   0.1,   0.25,   0.5,   1,    5};

prometheus::Counter* AddCounter(prometheus::Registry& registry, const std::string& name,
                                const std::string& help) {
  return &prometheus::BuildCounter().Name(name).Help(help).Register(registry).Add({});
}

prometheus::Gauge* AddGauge(prometheus::Registry& registry, const std::string& name,
                            const std::string& help) {
  return &prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

prometheus::Histogram* AddHistogram(prometheus::Registry& registry, const std::string& name,
                                    const std::string& help) {
  return &prometheus::BuildHistogram().Name(name).Help(help).Register(registry).Add({}, kBuckets);
}

}  // namespace

IngestMetrics::IngestMetrics(prometheus::Registry& registry)
    : statements_(AddCounter(registry, "isnad_ingest_statements_total", "Statements stored.")),
      contradictions_(
          AddCounter(registry, "isnad_ingest_contradictions_total", "Contradictions found.")),
      analysis_(
          AddHistogram(registry, "isnad_ingest_analysis_seconds", "Time to analyse one article.")),
      commit_(AddHistogram(registry, "isnad_ingest_commit_seconds",
                           "Time from the start of a commit until it is durable.")),
      stream_inflight_(AddGauge(registry, "isnad_ingest_stream_inflight",
                                "Articles that streams have read and not yet answered.")),
      streams_(AddGauge(registry, "isnad_ingest_streams", "Open streams.")),
      queue_(AddGauge(registry, "isnad_ingest_queue", "Tasks that wait for a worker.")) {
  auto& articles = prometheus::BuildCounter()
                       .Name("isnad_ingest_articles_total")
                       .Help("Articles answered, by what became of them.")
                       .Register(registry);
  constexpr std::array<const char*, 4> kLabels = {"failed", "created", "unchanged", "revised"};
  for (size_t i = 0; i < kLabels.size(); ++i) {
    articles_[i] = &articles.Add({{"disposition", kLabels[i]}});
  }
}

void IngestMetrics::Stored(size_t statements, size_t contradictions) {
  statements_->Increment(static_cast<double>(statements));
  contradictions_->Increment(static_cast<double>(contradictions));
}

}  // namespace isnad::ingest
