// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/row_counts.h"

#include <algorithm>
#include <utility>

namespace isnad::ingest {

RowCounts::RowCounts(prometheus::Registry& registry, std::function<absl::Time()> clock)
    : rows_(prometheus::BuildGauge()
                .Name("isnad_store_rows")
                .Help("What the store holds, by kind; counted now and then.")
                .Register(registry)),
      clock_(std::move(clock)) {}

absl::Status RowCounts::Update(const store::CallContext& call, const store::StoreReader& store) {
  const absl::Time start = clock_();
  if (start < next_) return absl::OkStatus();
  const auto counts = store.Count(call);
  const absl::Time end = clock_();
  next_ = end + std::max(kInterval, kShare * (end - start));
  if (!counts.ok()) return counts.status();
  const auto set = [this](const char* kind, int64_t rows) {
    rows_.Add({{"kind", kind}}).Set(static_cast<double>(rows));
  };
  set("articles", counts->articles);
  set("actors", counts->actors);
  set("statements", counts->statements);
  set("claims", counts->claims);
  set("contradictions", counts->contradictions);
  return absl::OkStatus();
}

}  // namespace isnad::ingest
