// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/contradiction.h"

namespace isnad::store::sql {

// Contradiction types as bits of one number: type n is bit n.
inline int64_t TypeSet(const std::vector<model::ContradictionType>& types) {
  int64_t set = 0;
  for (const model::ContradictionType type : types) set |= int64_t{1} << static_cast<int>(type);
  return set;
}

}  // namespace isnad::store::sql
