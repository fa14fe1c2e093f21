// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/frame.h"
#include "core/text/calendar_words.h"

namespace isnad::text {

// Civil intervals in UTC. News seldom says its time zone; a day of a far zone
// may begin up to half a day before or after ours.

model::TimeInterval DayInterval(absl::CivilDay first, absl::CivilDay last);
model::TimeInterval HoursInterval(absl::CivilHour begin, absl::CivilHour end);
model::TimeInterval MinuteInterval(absl::CivilMinute minute);

// The whole period of `unit` that lies `step` periods from the one around `now`.
// Weeks begin on Monday (ISO 8601); decades and centuries with their year 0.
model::TimeInterval PeriodInterval(absl::CivilSecond now, PeriodUnit unit, int step);

// From `count` units before (count < 0) `now` to now, or from now on.
model::TimeInterval SpanInterval(absl::CivilSecond now, PeriodUnit unit, double count);

// The first month of Gregorian `month` in the year that lies nearest to `now`;
// of two equally near, the past one.
absl::CivilMonth NearestMonth(absl::CivilSecond now, int month);
absl::CivilDay NearestDay(absl::CivilSecond now, int month, int day);

// The day before, on or after `now` with this weekday: the nearest past one or
// today for step 0, strictly before for -1, strictly after for 1.
absl::CivilDay WeekdayNear(absl::CivilSecond now, absl::Weekday weekday, int step);

// The days of a Hijri month, by ICU's Umm al-Qura calendar; day 0 means the
// whole month, year 0 the year around `now`. Nothing if there is no such day.
std::optional<model::TimeInterval> HijriInterval(absl::CivilSecond now, int year, int month,
                                                 int day);

// True if the month has such a day.
bool IsValidDay(int year, int month, int day);

}  // namespace isnad::text
