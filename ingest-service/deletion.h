// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"

namespace isnad::ingest {

struct DeletionRequest {
  std::string article_id;
  bool allow_missing = false;
  std::string request_id;  // empty: the call is not protected
  bool validate_only = false;
};

struct Deletion {
  bool removed = false;  // by this very call
  bool queued = false;   // copies of it wait to be analysed again
};

// Removes an article in all its revisions and all that stood on it alone, in
// one transaction; what copied it copies the next earliest now. A repeated request_id changes
// nothing and is answered with OK, even where an article of that name was ingested since. NOT_FOUND
// (ARTICLE_NOT_FOUND) unless allow_missing; ALREADY_EXISTS (REQUEST_ID_REUSED).
absl::StatusOr<Deletion> DeleteArticle(const store::CallContext& call, store::StoreWriter& store,
                                       const Analysis& analysis, const DeletionRequest& request,
                                       absl::Time now);

}  // namespace isnad::ingest
