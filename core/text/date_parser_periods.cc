// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "absl/strings/match.h"
#include "core/text/date_parser.h"
#include "core/text/number_bounds_data.h"
#include "core/text/phrase_map.h"
#include "core/text/units.h"

namespace isnad::text {
namespace {

using model::TimeInterval;
using model::TimePrecision;

constexpr double kMostUnits = 10000;  // more is no date
constexpr double kVaguePlural = 10;  // «قبل أيام»: the most that a plural without number says

TimeInterval Months(absl::CivilMonth first, int count) {
  const absl::TimeZone utc = absl::UTCTimeZone();
  return {absl::FromCivil(first, utc), absl::FromCivil(first + count, utc), TimePrecision::kMonth};
}

TimeInterval YearsFrom(int first, int count) {
  const absl::TimeZone utc = absl::UTCTimeZone();
  return {absl::FromCivil(absl::CivilYear(first), utc),
          absl::FromCivil(absl::CivilYear(first + count), utc), TimePrecision::kYear};
}

bool IsThis(absl::string_view folded) { return folded == "هذا" || folded == "هذه"; }

// «نحو»، «أكثر من» before a count.
size_t SkipBound(const AtomList& atoms, size_t at) {
  static const auto& leading = *new PhraseMap<BoundPhrase>(LeadingBoundTable());
  const auto match = leading.Find(atoms, at);
  return match ? match->end : at;
}

}  // namespace

// «مارس»، «مارس/آذار 2011»، «يناير الماضي»، «هذا الشهر» is elsewhere.
std::optional<DateReading> DateParser::ReadMonthPeriod(size_t at) const {
  const bool this_month = IsThis(atoms_.Word(at));
  const auto month = ReadMonth(atoms_, this_month ? at + 1 : at);
  if (!month) return std::nullopt;
  const auto year = ReadYearAfterMonth(month->end);
  std::optional<DirectionReading> direction;
  if (!year) direction = ReadDirection(atoms_, month->end);
  const bool accompanied = year || direction || month->paired || month->named || this_month;
  const MonthName::Company company = month->month->company;
  const bool hijri_in = month->month->calendar == CalendarKind::kHijri && at > 0 &&
                        (IsPlainWord(atoms_, at - 1, "في") || IsPlainWord(atoms_, at - 1, "خلال"));
  const bool preposition =
      hijri_in || (company == MonthName::kAfterPreposition && FollowsDatePreposition(atoms_, at));
  if (!accompanied && company != MonthName::kNone && !preposition) return std::nullopt;
  DateReading reading{.begin = at, .end = month->end};
  if (year) reading.end = year->end;
  if (direction) reading.end = direction->end;
  const int number = month->month->month;
  if (month->month->calendar == CalendarKind::kHijri) {
    const auto days = HijriInterval(now_, year ? year->year : 0, number, 0);
    if (!days) return std::nullopt;
    reading.interval = *days;
    return reading;
  }
  const absl::CivilMonth here(now_);
  absl::CivilMonth first = NearestMonth(now_, number);
  if (year) first = absl::CivilMonth(year->year, number);
  const int step = direction ? direction->step : 0;
  if (this_month || (direction && step == 0)) first = absl::CivilMonth(now_.year(), number);
  // In January, «يناير الماضي» is that of last year.
  if (step < 0 && first >= here) first = first - 12;
  if (step > 0 && first <= here) first = first + 12;
  reading.interval = Months(first, 1);
  return reading;
}

// «عام 2015»، «سنة ألفين وخمسة»، «عامي 2011 و2015»، «العام 2015 - 2016».
std::optional<DateReading> DateParser::ReadYearPeriod(size_t at) const {
  const auto word = ReadYearWord(atoms_, at);
  if (!word) return std::nullopt;
  const auto year = ReadYearNumber(word->end);
  if (!year) return std::nullopt;
  DateReading reading{.begin = at, .end = year->end};
  if (year->hijri) {
    const auto first = HijriInterval(now_, year->year, 1, 0);
    const auto last = HijriInterval(now_, year->year, 12, 0);
    if (!first || !last) return std::nullopt;
    reading.interval = {first->begin, last->end, TimePrecision::kYear};
    return reading;
  }
  int count = 1;
  if (IsJoin(year->end) || word->two) {
    const size_t second = IsJoin(year->end) ? year->end + 1 : year->end;
    const auto last = ReadYearNumber(second);
    const bool joined = last && last->year > year->year && (word->two || second > year->end) &&
                        (word->two || atoms_.Word(year->end) != "و");
    if (joined) {
      count = last->year - year->year + 1;
      reading.end = last->end;
    }
  }
  reading.interval = YearsFrom(year->year, count);
  return reading;
}

// «منذ 2011»، «(2011)»، «(2011-2015)»: never before a counted noun.
std::optional<DateReading> DateParser::ReadBareYear(size_t at) const {
  const bool bracket = atoms_.IsSymbol(at, "(");
  const size_t first = bracket ? at + 1 : at;
  const ParsedNumber* number = NumberAt(first);
  if (number == nullptr || !number->year_like || number->part_of_code) return std::nullopt;
  if (IsBounded(first)) return std::nullopt;
  const auto year = ReadYearNumber(first);
  if (!year || (!bracket && !FollowsDatePreposition(atoms_, at))) return std::nullopt;
  DateReading reading{.begin = at, .end = year->end};
  int count = 1;
  const bool joined = IsJoin(year->end) && atoms_.Word(year->end) != "و";
  const ParsedNumber* second = joined ? NumberAt(year->end + 1) : nullptr;
  if (second != nullptr && second->year_like && second->value > year->year) {
    count = static_cast<int>(second->value) - year->year + 1;
    reading.end = second->end;
  }
  if (bracket) {
    if (!atoms_.IsSymbol(reading.end, ")")) return std::nullopt;
    ++reading.end;
  } else {
    const auto unit = ReadUnit(atoms_, reading.end, number->value, /*definite=*/false);
    if (unit && unit->known) return std::nullopt;
  }
  reading.interval = YearsFrom(year->year, count);
  return reading;
}

// «هذا الأسبوع»، «الشهر الجاري»، «العام الماضي»، «الأسبوع المقبل».
std::optional<DateReading> DateParser::ReadRelativePeriod(size_t at) const {
  const bool this_one = IsThis(atoms_.Word(at));
  const auto period = ReadPeriod(atoms_, this_one ? at + 1 : at);
  if (!period || !period->definite || period->period->count != 1) return std::nullopt;
  const auto direction = ReadDirection(atoms_, period->end);
  if (!this_one && !direction) return std::nullopt;
  DateReading reading{.begin = at, .end = direction ? direction->end : period->end};
  const int step = direction ? direction->step : 0;
  reading.interval = PeriodInterval(now_, period->period->unit, step);
  // «الأسبوع المقبل الخميس»: one day of it.
  const auto weekday = ReadWeekday(atoms_, reading.end);
  if (weekday && period->period->unit == PeriodUnit::kWeek) {
    const absl::CivilDay monday = absl::ToCivilDay(reading.interval.begin, absl::UTCTimeZone());
    const absl::CivilDay day = absl::NextWeekday(monday - 1, weekday->day);
    reading.interval = DayInterval(day, day);
    reading.end = weekday->end;
  }
  return reading;
}

// «الأيام الثلاثة الماضية»، «السنوات الأخيرة»، «اليومين الماضيين»، «الساعات الـ24
// الماضية». A plural without number counts as ten, the most it says.
std::optional<DateReading> DateParser::ReadPluralPeriod(size_t at) const {
  const auto period = ReadPeriod(atoms_, at);
  if (!period || !period->definite || period->period->count == 1) return std::nullopt;
  double count = period->period->count == 2 ? 2 : kVaguePlural;
  size_t i = period->end;
  if (atoms_.Word(i) == "ال" && atoms_.Glued(i + 1)) ++i;
  if (const ParsedNumber* number = NumberAt(i)) {
    if (!number->definite || number->value < 1 || number->value > kMostUnits) return std::nullopt;
    count = number->value;
    i = number->end;
  } else if (atoms_.Word(i) == "القليله") {
    ++i;
  }
  const auto direction = ReadDirection(atoms_, i);
  if (!direction || direction->step == 0) return std::nullopt;
  return DateReading{at, direction->end,
                     SpanInterval(now_, period->period->unit, direction->step * count)};
}

// «ثمانينيات القرن العشرين»، «الثمانينيات»، «القرن الماضي» is relative, «القرن
// التاسع عشر».
std::optional<DateReading> DateParser::ReadDecadeOrCentury(size_t at) const {
  const auto decade = ReadDecade(atoms_, at);
  const size_t century_at = decade ? decade->end : at;
  const auto century = ReadPeriod(atoms_, century_at);
  const bool named = century && century->definite &&
                     century->period->unit == PeriodUnit::kCentury && century->period->count == 1;
  if (!named) {
    if (!decade) return std::nullopt;
    const int start = 1900 + decade->start;
    return DateReading{at, decade->end, YearsFrom(start, 10)};
  }
  int start = 0;
  size_t end = 0;
  const ParsedNumber* number = NumberAt(century->end);
  if (const auto direction = ReadDirection(atoms_, century->end)) {
    start = static_cast<int>(now_.year() / 100 + direction->step) * 100;
    end = direction->end;
  } else if (number != nullptr && number->definite && number->value >= 1 && number->value <= 30) {
    start = (static_cast<int>(number->value) - 1) * 100;
    end = number->end;
  } else {
    return std::nullopt;
  }
  return DateReading{at, end,
                     decade ? YearsFrom(start + decade->start, 10) : YearsFrom(start, 100)};
}

// «صيف 2014»، «خريف عام 2013»، «الصيف الماضي».
std::optional<DateReading> DateParser::ReadSeasonOfYear(size_t at) const {
  const auto season = ReadSeason(atoms_, at);
  if (!season) return std::nullopt;
  const auto word = ReadYearWord(atoms_, season->end);
  int year = 0;
  size_t end = 0;
  if (const auto number = ReadYearNumber(word ? word->end : season->end)) {
    year = number->year;
    end = number->end;
  } else if (const auto direction = ReadDirection(atoms_, word ? word->end : season->end)) {
    year = static_cast<int>(now_.year()) + (word ? direction->step : 0);
    absl::CivilMonth first(season->first_month == 12 ? year - 1 : year, season->first_month);
    if (!word && direction->step < 0 && first + 3 > absl::CivilMonth(now_)) --year;
    if (!word && direction->step > 0 && first <= absl::CivilMonth(now_)) ++year;
    end = direction->end;
  } else {
    return std::nullopt;
  }
  const int first_year = season->first_month == 12 ? year - 1 : year;
  return DateReading{at, end, Months(absl::CivilMonth(first_year, season->first_month), 3)};
}

// «قبل أربعة أيام»، «قبل نحو شهر»: that day, that month. «منذ أكثر من 5 سنوات»: from
// then to now. Not «قبل يومين من الانتخابات», which counts from elsewhere.
std::optional<DateReading> DateParser::ReadAgo(size_t at) const {
  const bool since = IsPlainWord(atoms_, at, "منذ");
  if (!since && !IsPlainWord(atoms_, at, "قبل")) return std::nullopt;
  size_t i = SkipBound(atoms_, at + 1);
  double count = 0;
  const ParsedNumber* number = NumberAt(i);
  const bool few = atoms_.Word(i) == "بضعه" || atoms_.Word(i) == "بضع" || atoms_.Word(i) == "عده";
  if (number != nullptr && !number->ordinal && !number->definite) {
    count = number->value;
    i = number->end;
  } else if (few) {
    ++i;
  }
  const auto period = ReadPeriod(atoms_, i);
  if (!period || period->definite || count > kMostUnits) return std::nullopt;
  // «منذ سنة 2011»، «قبل يوم الانتخابات»، «قبل شهر رمضان» name a time instead.
  const bool names = absl::StartsWith(atoms_.Word(period->end), "ال") || NumberAt(period->end) ||
                     ReadMonth(atoms_, i);
  if (count == 0 && names) return std::nullopt;
  const bool vague = few || (count == 0 && period->period->count == 0);
  if (vague) count = kVaguePlural;
  if (count == 0) count = period->period->count;
  size_t end = period->end;
  if (const ParsedNumber* half = NumberAt(end)) {  // «عام ونصف العام»
    if (half->bare_fraction && half->conjunction_bytes > 0 && half->value < 1) {
      count += half->value;
      end = half->end;
      if (const auto again = ReadPeriod(atoms_, end);
          again && again->period->unit == period->period->unit) {
        end = again->end;
      }
    }
  }
  if (!since && (atoms_.Word(end) == "من" || IsPlainWord(atoms_, end, "علي"))) return std::nullopt;
  const TimeInterval span = SpanInterval(now_, period->period->unit, -count);
  if (since || vague) return DateReading{at, end, span};
  const absl::CivilSecond then = absl::ToCivilSecond(span.begin, absl::UTCTimeZone());
  return DateReading{at, end, PeriodInterval(then, period->period->unit, 0)};
}

std::optional<DateReading> DateParser::ReadPeriodExpression(size_t at) const {
  if (auto month = ReadMonthPeriod(at)) return month;
  if (auto year = ReadYearPeriod(at)) return year;
  if (auto period = ReadRelativePeriod(at)) return period;
  if (auto period = ReadPluralPeriod(at)) return period;
  if (auto decade = ReadDecadeOrCentury(at)) return decade;
  if (auto season = ReadSeasonOfYear(at)) return season;
  return ReadBareYear(at);
}

}  // namespace isnad::text
