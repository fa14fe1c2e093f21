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

// Finds time expressions in tokens [begin, end); `published` is the reference.
//
//   absolute   24 مارس 2017، 16/5/2014، 2017-03-24، نيسان/أبريل، عام 2015، الثمانينيات
//   relative   أمس، الأسبوع الماضي، العام الماضي، قبل أربعة أيام، منذ 5 سنوات
//   clock      الساعة العاشرة صباحاً، 14:00 ت غ: of the day named beside it, else
//              of the day of publication
//
// What is left out is resolved so: a weekday means the nearest past one or the
// day of publication, unless «المقبل» says otherwise; a month or day without
// year the last one, or the next if it is at most two months ahead; «منذ» and a count, from then
// until publication; a week begins on Monday. «مارس», a verb, «آب» and other
// ambiguous names need a preposition, day or year beside them. Spans between
// numbers of one month («5-7 مارس») are one match, first day to last.
//
// Left to right, never overlapping. Which tokens match does not depend on
// `published`, but for a day that only some months have. A time before year 1
// or after 9998 counts as those. Pure; linear in the tokens.
std::vector<DateMatch> FindDates(const TokenizedText& text, uint32_t begin, uint32_t end,
                                 absl::Time published);

}  // namespace isnad::text
