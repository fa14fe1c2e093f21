// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/live_metrics.h"

#include <utility>

namespace isnad::rpc {
namespace {

prometheus::ClientMetric Sample(prometheus::MetricType type, const LiveMetrics::Series& series) {
  prometheus::ClientMetric sample;
  for (const auto& [name, value] : series.labels) sample.label.push_back({name, value});
  const double now = series.read();
  if (type == prometheus::MetricType::Counter) {
    sample.counter.value = now;
  } else {
    sample.gauge.value = now;
  }
  return sample;
}

}  // namespace

void LiveMetrics::Add(Family family) {
  absl::MutexLock lock(&mutex_);
  families_.push_back(std::move(family));
}

void LiveMetrics::AddGauge(const std::string& name, const std::string& help,
                           std::vector<Series> series) {
  Add({prometheus::MetricType::Gauge, name, help, std::move(series)});
}

void LiveMetrics::AddCounter(const std::string& name, const std::string& help,
                             std::vector<Series> series) {
  Add({prometheus::MetricType::Counter, name, help, std::move(series)});
}

void LiveMetrics::AddGauge(const std::string& name, const std::string& help,
                           std::function<double()> read) {
  AddGauge(name, help, std::vector<Series>{{{}, std::move(read)}});
}

void LiveMetrics::AddCounter(const std::string& name, const std::string& help,
                             std::function<double()> read) {
  AddCounter(name, help, std::vector<Series>{{{}, std::move(read)}});
}

std::vector<prometheus::MetricFamily> LiveMetrics::Collect() const {
  absl::MutexLock lock(&mutex_);
  std::vector<prometheus::MetricFamily> families;
  for (const Family& family : families_) {
    prometheus::MetricFamily collected{family.name, family.help, family.type, {}};
    for (const Series& series : family.series) {
      collected.metric.push_back(Sample(family.type, series));
    }
    families.push_back(std::move(collected));
  }
  return families;
}

}  // namespace isnad::rpc
