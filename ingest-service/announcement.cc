// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/announcement.h"

namespace isnad::ingest {

absl::Status AnnounceContradictions(const store::CallContext& call, store::StoreWriter& store,
                                    IngestMetrics& metrics) {
  int64_t found = 0;
  while (true) {
    const auto count = store.PublishContradictions(call, store::kFeedRetention);
    if (!count.ok()) return count.status();
    if (*count == 0) break;
    metrics.Announced(*count);
    found += *count;
  }
  metrics.AllAnnounced(found);
  return absl::OkStatus();
}

}  // namespace isnad::ingest
