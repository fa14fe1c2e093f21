// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/rpc/store_metrics.h"

namespace isnad::ingest {

// What a store that is written tells besides: its transactions and its log.
// Thread-safe.
class WriteMetrics final : public rpc::StoreMetrics {
 public:
  explicit WriteMetrics(prometheus::Registry& registry);

  void Transacted(size_t committed, size_t failed, absl::Duration taken) override;
  void Conflicted() override { conflicts_.Increment(); }
  void LogReaches(int64_t pages) override { log_pages_.Set(static_cast<double>(pages)); }

 private:
  prometheus::Family<prometheus::Counter>& transactions_;
  prometheus::Counter& committed_;
  prometheus::Counter& failed_;
  prometheus::Counter& conflicts_;
  prometheus::Histogram& seconds_;
  prometheus::Gauge& log_pages_;
};

}  // namespace isnad::ingest
