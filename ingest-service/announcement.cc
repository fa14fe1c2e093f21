// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/announcement.h"

namespace isnad::ingest {

absl::Status AnnounceContradictions(const store::CallContext& call, store::StoreWriter& store) {
  while (true) {
    const auto count = store.PublishContradictions(call, store::kFeedRetention);
    if (!count.ok() || *count == 0) return count.status();
  }
}

}  // namespace isnad::ingest
