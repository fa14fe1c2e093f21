// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/offset_map.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace isnad::text {

ByteRange OffsetMap::ToSource(ByteRange target) const {
  // Begin: behind whatever was deleted at this place, so the last run that
  // starts at or before it counts.
  const auto begin_of = [this](uint32_t offset) {
    auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                  [](uint32_t o, const Run& run) { return o < run.target; });
    if (after == runs_.begin()) return offset;
    const Run& run = *(after - 1);
    if (offset >= run.target_end()) return run.source_end() + (offset - run.target_end());
    return run.source + (offset - run.target) / run.target_unit * run.source_unit;
  };
  // End: before whatever was deleted there, so only runs that start before it count.
  const auto end_of = [this](uint32_t offset) {
    auto after = std::lower_bound(runs_.begin(), runs_.end(), offset,
                                  [](const Run& run, uint32_t o) { return run.target < o; });
    if (after == runs_.begin()) return offset;
    const Run& run = *(after - 1);
    if (offset >= run.target_end()) return run.source_end() + (offset - run.target_end());
    const uint32_t units = (offset - run.target + run.target_unit - 1) / run.target_unit;
    return run.source + units * run.source_unit;
  };
  const uint32_t begin = begin_of(target.begin);
  if (target.begin >= target.end) return {begin, begin};
  return {begin, end_of(target.end)};
}

ByteRange OffsetMap::ToTarget(ByteRange source) const {
  const auto map = [this](uint32_t offset, bool round_up) {
    auto after = std::upper_bound(runs_.begin(), runs_.end(), offset,
                                  [](uint32_t o, const Run& run) { return o < run.source; });
    if (after == runs_.begin()) return offset;
    const Run& run = *(after - 1);
    if (offset >= run.source_end()) return run.target_end() + (offset - run.source_end());
    const uint32_t units =
        (offset - run.source + (round_up ? run.source_unit - 1 : 0)) / run.source_unit;
    return run.target + units * run.target_unit;
  };
  const uint32_t begin = map(source.begin, false);
  if (source.begin >= source.end) return {begin, begin};
  return {begin, map(source.end, true)};
}

void OffsetMap::Builder::Copy(size_t bytes) {
  source_ += static_cast<uint32_t>(bytes);
  target_ += static_cast<uint32_t>(bytes);
}

void OffsetMap::Builder::Replace(size_t source_bytes, size_t target_bytes) {
  const auto source_unit = static_cast<uint32_t>(source_bytes);
  const auto target_unit = static_cast<uint32_t>(target_bytes);
  assert(source_unit > 0);
  std::vector<Run>& runs = map_.runs_;
  Run* last = runs.empty() ? nullptr : &runs.back();
  const bool adjacent =
      last != nullptr && last->source_end() == source_ && last->target_end() == target_;
  if (adjacent && target_unit == 0 && last->target_unit == 0) {
    last->source_unit += source_unit;  // deletions in a row are one deletion
  } else if (adjacent && last->source_unit == source_unit && last->target_unit == target_unit) {
    ++last->count;
  } else {
    runs.push_back({source_, target_, source_unit, target_unit, 1});
  }
  source_ += source_unit;
  target_ += target_unit;
}

OffsetMap OffsetMap::Builder::Build() && {
  map_.runs_.shrink_to_fit();
  return std::move(map_);
}

}  // namespace isnad::text
