// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/calendar.h"

#include <unicode/calendar.h>
#include <unicode/locid.h>

#include <cmath>
#include <cstdlib>
#include <memory>

namespace isnad::text {
namespace {

using model::TimeInterval;
using model::TimePrecision;

template <typename Civil>
TimeInterval Between(Civil begin, Civil end, TimePrecision precision) {
  const absl::TimeZone utc = absl::UTCTimeZone();
  return {absl::FromCivil(begin, utc), absl::FromCivil(end, utc), precision};
}

TimeInterval Years(int64_t begin, int64_t end) {
  return Between(absl::CivilYear(begin), absl::CivilYear(end), TimePrecision::kYear);
}

absl::CivilDay MondayOf(absl::CivilDay day) {
  return absl::PrevWeekday(day + 1, absl::Weekday::monday);
}

int64_t FloorTo(int64_t year, int64_t length) { return year - ((year % length) + length) % length; }

TimePrecision PrecisionOf(PeriodUnit unit) {
  switch (unit) {
    case PeriodUnit::kMinute: return TimePrecision::kMinute;
    case PeriodUnit::kHour: return TimePrecision::kHour;
    case PeriodUnit::kDay: return TimePrecision::kDay;
    case PeriodUnit::kWeek: return TimePrecision::kWeek;
    case PeriodUnit::kMonth: return TimePrecision::kMonth;
    case PeriodUnit::kYear:
    case PeriodUnit::kDecade:
    case PeriodUnit::kCentury: return TimePrecision::kYear;
  }
  return TimePrecision::kUnspecified;
}

// `count` units from `now`; fractions of months and years in days.
absl::CivilSecond Shift(absl::CivilSecond now, PeriodUnit unit, double count) {
  const auto seconds = [&](double per_unit) {
    return now + static_cast<int64_t>(std::llround(count * per_unit));
  };
  constexpr double kDay = 86400;
  const auto months = [&](double per_unit) {
    const double total = count * per_unit;
    const auto whole = static_cast<int64_t>(total);
    const absl::CivilMonth month = absl::CivilMonth(now) + whole;
    const absl::CivilDay last = absl::CivilDay(month + 1) - 1;
    const int day = std::min(now.day(), last.day());
    const absl::CivilSecond shifted(month.year(), month.month(), day, now.hour(), now.minute(),
                                    now.second());
    return shifted + static_cast<int64_t>((total - static_cast<double>(whole)) * 30.44 * kDay);
  };
  switch (unit) {
    case PeriodUnit::kMinute: return seconds(60);
    case PeriodUnit::kHour: return seconds(3600);
    case PeriodUnit::kDay: return seconds(kDay);
    case PeriodUnit::kWeek: return seconds(7 * kDay);
    case PeriodUnit::kMonth: return months(1);
    case PeriodUnit::kYear: return months(12);
    case PeriodUnit::kDecade: return months(120);
    case PeriodUnit::kCentury: return months(1200);
  }
  return now;
}

std::unique_ptr<icu::Calendar> HijriCalendar(absl::CivilSecond now) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<icu::Calendar> calendar(icu::Calendar::createInstance(
      *icu::TimeZone::getGMT(), icu::Locale("ar@calendar=islamic-umalqura"), status));
  if (U_FAILURE(status)) return nullptr;
  calendar->setTime(absl::ToUnixSeconds(absl::FromCivil(now, absl::UTCTimeZone())) * 1000.0,
                    status);
  return U_FAILURE(status) ? nullptr : std::move(calendar);
}

}  // namespace

TimeInterval DayInterval(absl::CivilDay first, absl::CivilDay last) {
  return Between(first, last + 1, TimePrecision::kDay);
}

TimeInterval HoursInterval(absl::CivilHour begin, absl::CivilHour end) {
  return Between(begin, end, TimePrecision::kHour);
}

TimeInterval MinuteInterval(absl::CivilMinute minute) {
  return Between(minute, minute + 1, TimePrecision::kMinute);
}

TimeInterval PeriodInterval(absl::CivilSecond now, PeriodUnit unit, int step) {
  switch (unit) {
    case PeriodUnit::kMinute: return MinuteInterval(absl::CivilMinute(now) + step);
    case PeriodUnit::kHour: {
      const absl::CivilHour hour = absl::CivilHour(now) + step;
      return HoursInterval(hour, hour + 1);
    }
    case PeriodUnit::kDay: {
      const absl::CivilDay day = absl::CivilDay(now) + step;
      return DayInterval(day, day);
    }
    case PeriodUnit::kWeek: {
      const absl::CivilDay monday = MondayOf(absl::CivilDay(now)) + 7 * step;
      return Between(monday, monday + 7, TimePrecision::kWeek);
    }
    case PeriodUnit::kMonth: {
      const absl::CivilMonth month = absl::CivilMonth(now) + step;
      return Between(month, month + 1, TimePrecision::kMonth);
    }
    case PeriodUnit::kYear: return Years(now.year() + step, now.year() + step + 1);
    case PeriodUnit::kDecade: {
      const int64_t start = FloorTo(now.year(), 10) + 10 * step;
      return Years(start, start + 10);
    }
    case PeriodUnit::kCentury: {
      const int64_t start = FloorTo(now.year(), 100) + 100 * step;
      return Years(start, start + 100);
    }
  }
  return {};
}

TimeInterval SpanInterval(absl::CivilSecond now, PeriodUnit unit, double count) {
  const absl::CivilSecond other = Shift(now, unit, count);
  return Between(std::min(now, other), std::max(now, other), PrecisionOf(unit));
}

absl::CivilMonth NearestMonth(absl::CivilSecond now, int month) {
  const absl::CivilMonth here(now);
  absl::CivilMonth best(now.year() - 1, month);
  for (int64_t year = now.year(); year <= now.year() + 1; ++year) {
    const absl::CivilMonth candidate(year, month);
    if (std::llabs(candidate - here) < std::llabs(best - here)) best = candidate;
  }
  return best;
}

absl::CivilDay NearestDay(absl::CivilSecond now, int month, int day) {
  const absl::CivilDay here(now);
  absl::CivilDay best(now.year() - 1, month, day);
  for (int64_t year = now.year(); year <= now.year() + 1; ++year) {
    const absl::CivilDay candidate(year, month, day);
    if (std::llabs(candidate - here) < std::llabs(best - here)) best = candidate;
  }
  return best;
}

absl::CivilDay WeekdayNear(absl::CivilSecond now, absl::Weekday weekday, int step) {
  const absl::CivilDay today(now);
  if (step > 0) return absl::NextWeekday(today, weekday);
  return absl::PrevWeekday(step < 0 ? today : today + 1, weekday);
}

std::optional<TimeInterval> HijriInterval(absl::CivilSecond now, int year, int month, int day) {
  const std::unique_ptr<icu::Calendar> calendar = HijriCalendar(now);
  if (calendar == nullptr) return std::nullopt;
  UErrorCode status = U_ZERO_ERROR;
  if (year == 0) year = calendar->get(UCAL_YEAR, status);
  calendar->clear();
  calendar->set(year, month - 1, day == 0 ? 1 : day);
  const int length = calendar->getActualMaximum(UCAL_DAY_OF_MONTH, status);
  const double milliseconds = calendar->getTime(status);
  if (U_FAILURE(status) || day > length) return std::nullopt;
  const absl::CivilDay first = absl::ToCivilDay(
      absl::FromUnixSeconds(static_cast<int64_t>(std::floor(milliseconds / 1000))),
      absl::UTCTimeZone());
  if (day != 0) return DayInterval(first, first);
  return Between(first, first + length, TimePrecision::kMonth);
}

bool IsValidDay(int year, int month, int day) {
  if (month < 1 || month > 12 || day < 1 || day > 31) return false;
  return absl::CivilDay(year, month, day).month() == month;
}

}  // namespace isnad::text
