// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "core/store/store_writer.h"
#include "ingest-service/ingest_metrics.h"

namespace isnad::ingest {

// Announces to those who watch (core/store/contradiction_feed.h) the
// contradictions that wait for it, whichever process stored them: gives them
// their numbers. Where several processes do this again and again, each finds
// what the others left. Looks at two rows where nothing waits. Thread-safe.
absl::Status AnnounceContradictions(const store::CallContext& call, store::StoreWriter& store,
                                    IngestMetrics& metrics);

}  // namespace isnad::ingest
