// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace isnad::text {

// Half-open range of UTF-8 bytes.
struct ByteRange {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

// Monotone map between the bytes of a source text and of a target text that
// was made from it by local edits. Immutable; look-ups are O(log edits).
class OffsetMap {
 public:
  class Builder;

  // Source range that yields the target range, without what was deleted at its edges.
  ByteRange ToSource(ByteRange target) const;
  // Target range that the source range yields.
  ByteRange ToTarget(ByteRange source) const;

 private:
  // To be designed with the builder: runs of equal bytes need one entry only.
};

}  // namespace isnad::text
