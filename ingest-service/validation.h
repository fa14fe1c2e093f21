// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "ingest-service/deletion.h"
#include "ingest-service/pipeline.h"
#include "isnad/v1/ingest_service.pb.h"

// From a request, checked in general by core/rpc/validation.h, to what the
// pipeline takes. All errors are INVALID_ARGUMENT with the reason and metadata
// of error_reason.proto; the first violation is reported. Pure.
namespace isnad::ingest {

// FIELD_REQUIRED (article, article.outlet, article.body, article.publish_time;
// white space alone counts as empty), FIELD_TOO_LONG, TIME_OUT_OF_RANGE,
// UNSUPPORTED_LANGUAGE, INVALID_REQUEST_ID.
absl::StatusOr<IngestRequest> ReadIngestRequest(const v1::IngestArticleRequest& request,
                                                absl::Time now);

// FIELD_REQUIRED (name), INVALID_RESOURCE_NAME, INVALID_REQUEST_ID.
absl::StatusOr<DeletionRequest> ReadDeletionRequest(const v1::DeleteArticleRequest& request);

// What CheckRequest of core/rpc says of one item of a stream, with paths that
// start at the item, as IngestArticle gives them; then FIELD_TOO_LONG (tag).
absl::Status CheckStreamRequest(const v1::IngestArticlesRequest& request);

}  // namespace isnad::ingest
