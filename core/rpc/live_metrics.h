// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/collectable.h>
#include <prometheus/labels.h>
#include <prometheus/metric_family.h>
#include <prometheus/metric_type.h>

#include <functional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"

namespace isnad::rpc {

// Figures that are read when somebody asks for them. For what is cheap to read:
// a number in memory or of the kernel, never of a store. Thread-safe.
class LiveMetrics final : public prometheus::Collectable {
 public:
  struct Series {
    prometheus::Labels labels;
    // From any thread; what it reads outlives whoever serves the metrics.
    std::function<double()> read;
  };

  // A counter's name ends in _total.
  void AddGauge(const std::string& name, const std::string& help, std::vector<Series> series);
  void AddCounter(const std::string& name, const std::string& help, std::vector<Series> series);
  // Of one series without labels.
  void AddGauge(const std::string& name, const std::string& help, std::function<double()> read);
  void AddCounter(const std::string& name, const std::string& help, std::function<double()> read);

  std::vector<prometheus::MetricFamily> Collect() const override;

 private:
  struct Family {
    prometheus::MetricType type;
    std::string name;
    std::string help;
    std::vector<Series> series;
  };
  void Add(Family family);

  mutable absl::Mutex mutex_;
  std::vector<Family> families_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc
