// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "core/model/statement.h"
#include "core/store/claim_origins.h"
#include "core/store/store_reader.h"
#include "isnad/v1/transmission.pb.h"

// The isnad of a claim: on which ways it reached the articles, and how many
// origins those ways have.
namespace isnad::query {

// Every carrier of a claim, folded as GetClaim counts them. One row for each
// mention, a short one for its article, and one more for each copy of a copy.
absl::StatusOr<store::ClaimOrigins> ReadOrigins(const store::StoreReader& store,
                                                const store::CallContext& call,
                                                const std::string& claim_id);

v1::TransmissionChain ToProto(const store::ClaimCarrier& carrier,
                              const model::Statement& statement);

}  // namespace isnad::query
