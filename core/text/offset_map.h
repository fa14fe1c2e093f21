// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
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
//
// A replaced unit is atomic: a range that touches a part of it maps to all of
// what stands on the other side. Without edits, bytes map one to one.
class OffsetMap {
 public:
  class Builder;

  // Source range that yields the target range, without what was deleted at its edges.
  ByteRange ToSource(ByteRange target) const;
  // Target range that the source range yields; empty where all of it was deleted.
  ByteRange ToTarget(ByteRange source) const;

  // Number of stored runs, for tests of the space that the map takes.
  size_t run_count() const { return runs_.size(); }

 private:
  // `count` equal edits in a row, each of `source_unit` bytes that became
  // `target_unit` bytes. What lies between two runs was copied byte by byte.
  struct Run {
    uint32_t source = 0;
    uint32_t target = 0;
    uint32_t source_unit = 0;
    uint32_t target_unit = 0;
    uint32_t count = 0;

    uint32_t source_end() const { return source + source_unit * count; }
    uint32_t target_end() const { return target + target_unit * count; }
  };

  std::vector<Run> runs_;  // in text order, never overlapping, never empty
};

// Records edits from left to right.
class OffsetMap::Builder {
 public:
  // The next `bytes` bytes are the same in both texts.
  void Copy(size_t bytes);
  // The next source bytes became the target bytes, as one unit; a target of 0
  // is a deletion. Requires source_bytes > 0: nothing comes from nowhere.
  void Replace(size_t source_bytes, size_t target_bytes);
  OffsetMap Build() &&;

 private:
  OffsetMap map_;
  uint32_t source_ = 0;
  uint32_t target_ = 0;
};

}  // namespace isnad::text
