// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/write_metrics.h"

namespace isnad::ingest {
namespace {

// Seconds: from one row on a quiet disk to a group that was run again and again.
const prometheus::Histogram::BucketBoundaries kBuckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025,
                                                          0.05,   0.1,   0.25,   0.5,   1,    5};

}  // namespace

WriteMetrics::WriteMetrics(prometheus::Registry& registry)
    : StoreMetrics(registry),
      transactions_(prometheus::BuildCounter()
                        .Name("isnad_store_transactions_total")
                        .Help("Transactions, by what became of them.")
                        .Register(registry)),
      committed_(transactions_.Add({{"result", "committed"}})),
      failed_(transactions_.Add({{"result", "failed"}})),
      conflicts_(prometheus::BuildCounter()
                     .Name("isnad_store_conflicts_total")
                     .Help("Groups of transactions that were run again, because another process "
                           "came first.")
                     .Register(registry)
                     .Add({})),
      seconds_(prometheus::BuildHistogram()
                   .Name("isnad_store_group_seconds")
                   .Help("Time that a group of transactions took until it was durable.")
                   .Register(registry)
                   .Add({}, kBuckets)),
      log_pages_(prometheus::BuildGauge()
                     .Name("isnad_store_log_pages")
                     .Help("Pages of 4 KiB that the write-ahead log of a store in a file holds.")
                     .Register(registry)
                     .Add({})) {}

void WriteMetrics::Transacted(size_t committed, size_t failed, absl::Duration taken) {
  committed_.Increment(static_cast<double>(committed));
  failed_.Increment(static_cast<double>(failed));
  seconds_.Observe(absl::ToDoubleSeconds(taken));
}

}  // namespace isnad::ingest
