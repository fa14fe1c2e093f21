// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/statusor.h"
#include "ingest-service/curation.h"
#include "isnad/v1/ingest_service.pb.h"

// Requests of curators as ingest-service/curation.h takes them; the rest as in
// ingest-service/validation.h.
namespace isnad::ingest {

// FIELD_REQUIRED (actor, curator; actor.display_name where update_mask names
// it), INVALID_RESOURCE_NAME, INVALID_FIELD_MASK, INVALID_REQUEST_ID. Without
// a mask, the fields that are not empty are meant.
absl::StatusOr<UpsertRequest> ReadUpsertRequest(const v1::UpsertActorRequest& request);

// FIELD_REQUIRED (target, sources, curator, reason), INVALID_RESOURCE_NAME,
// INVALID_REQUEST_ID. Sources given twice count once.
absl::StatusOr<MergeRequest> ReadMergeRequest(const v1::MergeActorsRequest& request);

// FIELD_REQUIRED (name, curator, reason), INVALID_RESOURCE_NAME,
// INVALID_REQUEST_ID.
absl::StatusOr<UnmergeRequest> ReadUnmergeRequest(const v1::UnmergeActorsRequest& request);

}  // namespace isnad::ingest
