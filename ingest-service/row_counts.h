// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/gauge.h>
#include <prometheus/registry.h>

#include <functional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "core/store/store_reader.h"

namespace isnad::ingest {

// How much a store holds, as the gauge isnad_store_rows. Counting looks at every
// row, so it is done seldom: it never takes more than a hundredth of the time.
// For one thread that calls it again and again.
class RowCounts {
 public:
  static constexpr absl::Duration kInterval = absl::Minutes(1);
  static constexpr int kShare = 100;

  // The gauge has no series before the first count.
  RowCounts(prometheus::Registry& registry, std::function<absl::Time()> clock);

  // Counts, if it is time to. Nothing changes where the store does not answer in
  // the time of the call.
  absl::Status Update(const store::CallContext& call, const store::StoreReader& store);

 private:
  prometheus::Family<prometheus::Gauge>& rows_;
  const std::function<absl::Time()> clock_;
  absl::Time next_ = absl::InfinitePast();
};

}  // namespace isnad::ingest
