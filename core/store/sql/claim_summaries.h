// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "core/model/claim.h"
#include "core/store/sql/connection.h"

// Claims read by the list, so that a server is asked once for many.
namespace isnad::store::sql {

// Those of the ids that there are, by id.
absl::StatusOr<absl::flat_hash_map<std::string, model::Claim>> ClaimsById(
    Connection& connection, const std::vector<std::string>& ids);

// The claims with everyone who holds them, in the same order. A row for each
// mention, and a short one for each article that makes one and each copy of a
// copy; one statement for some dozens of claims where no copy was copied.
absl::StatusOr<std::vector<model::ClaimSummary>> Summarize(Connection& connection,
                                                           std::vector<model::Claim> claims);

}  // namespace isnad::store::sql
