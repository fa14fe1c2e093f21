// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "absl/time/time.h"
#include "core/model/frame.h"
#include "core/text/tokens.h"

namespace isnad::text {

// A time expression in tokens [begin, end), resolved to an interval in UTC.
struct DateMatch {
  uint32_t begin = 0;
  uint32_t end = 0;
  model::TimeInterval interval;
};

// Finds absolute dates (24 مارس 2017، أبريل/نيسان، 16/5/2014), relative ones
// (أمس، الأسبوع الماضي، العام الماضي، قبل أربعة أيام) and weekdays, which mean
// the nearest past one, in tokens [begin, end). `published` is the reference.
// Left to right, never overlapping. Linear.
std::vector<DateMatch> FindDates(const TokenizedText& text, uint32_t begin, uint32_t end,
                                 absl::Time published);

}  // namespace isnad::text
