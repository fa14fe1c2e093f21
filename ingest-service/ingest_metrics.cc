// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/ingest_metrics.h"

#include <string>

#include "absl/strings/string_view.h"
#include "isnad/v1/contradiction.pb.h"

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

// NEGATION, as the wire format has it.
std::string TypeLabel(int type) {
  constexpr absl::string_view kPrefix = "CONTRADICTION_TYPE_";
  return v1::ContradictionType_Name(static_cast<v1::ContradictionType>(type))
      .substr(kPrefix.size());
}

}  // namespace

IngestMetrics::IngestMetrics(prometheus::Registry& registry)
    : statements_(AddCounter(registry, "isnad_ingest_statements_total", "Statements stored.")),
      contradictions_(
          AddCounter(registry, "isnad_ingest_contradictions_total", "Contradictions found.")),
      text_bytes_(AddCounter(registry, "isnad_ingest_text_bytes_total",
                             "Bytes of titles and bodies that were analysed.")),
      analysis_(
          AddHistogram(registry, "isnad_ingest_analysis_seconds", "Time to analyse one article.")),
      commit_(AddHistogram(registry, "isnad_ingest_commit_seconds",
                           "Time from the start of a commit until it is durable.")),
      stream_inflight_(AddGauge(registry, "isnad_ingest_stream_inflight",
                                "Articles that streams have read and not yet answered.")),
      streams_(AddGauge(registry, "isnad_ingest_streams", "Open streams.")),
      announced_(AddCounter(registry, "isnad_feed_announced_total",
                            "Contradictions that this process announced to watches.")),
      backlog_(AddGauge(registry, "isnad_feed_backlog",
                        "Contradictions that were found waiting to be announced, last time.")),
      all_announced_(AddGauge(registry, "isnad_feed_all_announced_timestamp_seconds",
                              "When none was last seen to wait for that, as a Unix time.")) {
  auto& articles = prometheus::BuildCounter()
                       .Name("isnad_ingest_articles_total")
                       .Help("Articles answered, by what became of them.")
                       .Register(registry);
  constexpr std::array<const char*, 4> kLabels = {"failed", "created", "unchanged", "revised"};
  for (size_t i = 0; i < kLabels.size(); ++i) {
    articles_[i] = &articles.Add({{"disposition", kLabels[i]}});
  }
  auto& types = prometheus::BuildCounter()
                    .Name("isnad_ingest_contradiction_types_total")
                    .Help("Contradictions found, counted for each of their types.")
                    .Register(registry);
  for (int type = 0; type < v1::ContradictionType_ARRAYSIZE; ++type) {
    types_.push_back(type == 0 ? nullptr : &types.Add({{"type", TypeLabel(type)}}));
  }
}

void IngestMetrics::Stored(size_t statements, const std::vector<model::Contradiction>& found) {
  statements_->Increment(static_cast<double>(statements));
  contradictions_->Increment(static_cast<double>(found.size()));
  for (const model::Contradiction& contradiction : found) {
    for (const model::ContradictionType type : contradiction.types) {
      types_[static_cast<size_t>(type)]->Increment();
    }
  }
}

void IngestMetrics::AllAnnounced(int64_t found) {
  backlog_->Set(static_cast<double>(found));
  all_announced_->SetToCurrentTime();
}

void IngestMetrics::Analysed(size_t text_bytes, absl::Duration duration) {
  text_bytes_->Increment(static_cast<double>(text_bytes));
  analysis_->Observe(absl::ToDoubleSeconds(duration));
}

}  // namespace isnad::ingest
