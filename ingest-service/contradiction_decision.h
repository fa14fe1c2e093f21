// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/contradiction.h"
#include "core/store/store_writer.h"
#include "isnad/v1/ingest_service.pb.h"

// What a person decides about a contradiction: that it is none, or that it is
// one after all. What a decision covers, core/store/dismissal.h says.
namespace isnad::ingest {

struct DecisionRequest {
  bool dismiss = true;  // false: restore
  std::string contradiction_id;
  std::string person;
  std::string reason;
  std::string request_id;  // empty: the call is not protected
  bool validate_only = false;
};

struct DecisionResult {
  model::Contradiction contradiction;  // with its dismissal, or without
  bool written = false;                // by this very call: not a replay, not validate_only
};

// FIELD_REQUIRED (name, reason, dismisser or restorer), INVALID_RESOURCE_NAME,
// INVALID_REQUEST_ID.
absl::StatusOr<DecisionRequest> ReadDecisionRequest(const v1::DismissContradictionRequest& request);
absl::StatusOr<DecisionRequest> ReadDecisionRequest(const v1::RestoreContradictionRequest& request);

// Records the decision, or takes back every one that covers the contradiction,
// in one transaction. A repeated request_id changes nothing and is answered as
// it was first. NOT_FOUND (CONTRADICTION_NOT_FOUND); FAILED_PRECONDITION
// (CONTRADICTION_DISMISSED, CONTRADICTION_NOT_DISMISSED); ALREADY_EXISTS
// (REQUEST_ID_REUSED).
absl::StatusOr<DecisionResult> Decide(const store::CallContext& call, store::StoreWriter& store,
                                      const DecisionRequest& request, absl::Time now);

}  // namespace isnad::ingest
