// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace isnad::model {

// The stored text that a span points into.
enum class TextField : uint8_t { kTitle = 1, kBody = 2 };

// Half-open range [begin, end) of UTF-8 bytes in exactly the stored field, as
// received: before normalization, and always on code point boundaries.
struct TextSpan {
  TextField field = TextField::kBody;
  uint32_t begin = 0;
  uint32_t end = 0;

  bool empty() const { return begin == end; }
  friend auto operator<=>(const TextSpan&, const TextSpan&) = default;
};

// True where the two spans share at least one byte of one field.
inline bool Overlap(const TextSpan& a, const TextSpan& b) {
  return a.field == b.field && a.begin < b.end && b.begin < a.end;
}

}  // namespace isnad::model
