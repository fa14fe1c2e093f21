// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace isnad::store {

// Keyset pagination: `after` is the opaque position that the previous page
// gave back, empty for the first page. A position stays valid while rows come
// and go: no row that stays is skipped or repeated.
struct PageRequest {
  int32_t size = 50;  // at least 1
  std::string after;
};

template <typename T>
struct Page {
  std::vector<T> items;
  std::string next;  // empty on the last page
};

}  // namespace isnad::store
