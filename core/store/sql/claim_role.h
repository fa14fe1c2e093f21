// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "core/model/claim.h"

namespace isnad::store::sql {

// What an actor is to a claim, in claim_actors.role. A holder is in it twice:
// once whatever the stance, once for each stance.
enum class ClaimRole { kParticipant = 1, kHolder = 2, kAsserts = 3, kDenies = 4, kDoubts = 5 };

inline ClaimRole HolderRole(std::optional<model::Stance> stance) {
  if (!stance) return ClaimRole::kHolder;
  return static_cast<ClaimRole>(static_cast<int>(ClaimRole::kHolder) + static_cast<int>(*stance));
}

}  // namespace isnad::store::sql
