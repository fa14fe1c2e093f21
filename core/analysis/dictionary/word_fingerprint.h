// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// 32 bits that stand for a folded word in the dictionary's table: FNV-1a
// (http://www.isthe.com/chongo/tech/comp/fnv) over its bytes, folded to half.
// With some 100,000 words in the table, about one unknown word in 40,000 is
// taken for a known one. The same on every platform.
inline uint32_t WordFingerprint(absl::string_view folded) {
  uint64_t hash = 14695981039346656037u;
  for (const char c : folded) {
    hash ^= static_cast<unsigned char>(c);
    hash *= 1099511628211u;
  }
  return static_cast<uint32_t>(hash ^ (hash >> 32));
}

}  // namespace isnad::analysis
