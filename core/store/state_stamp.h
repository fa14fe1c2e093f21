// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace isnad::store {

// Which committed state a store was in: where a reader took two that are equal,
// nothing was committed in between. They have no order.
struct StateStamp {
  std::array<uint32_t, 12> words = {};

  friend bool operator==(const StateStamp&, const StateStamp&) = default;
};

}  // namespace isnad::store
