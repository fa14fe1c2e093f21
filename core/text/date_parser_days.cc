// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "core/text/date_parser.h"

namespace isnad::text {
namespace {

size_t Length(const Atom& atom) { return atom.end - atom.begin; }

int ToInt(const Atom& digits) {
  int value = 0;
  return absl::SimpleAtoi(digits.surface, &value) ? value : -1;
}

bool IsPlainInteger(const ParsedNumber& number) {
  return number.form == ParsedForm::kInteger && number.scale == 1 && !number.part_of_code &&
         !number.glued_to_letters;
}

// Twelve-hour clocks: 7 in the evening is 19, 12 at night is 0.
int ToHour24(int hour, const DayPart& part) {
  if (!part.afternoon) return hour == 12 ? 0 : hour;
  const bool night = part.begin_hour >= 19;
  if (hour == 12) return night ? 0 : 12;
  if (night && hour < 6) return hour;
  return hour < 12 ? hour + 12 : hour;
}

// «بتوقيت غرينتش»، «ت غ»، «بالتوقيت المحلي»: where it ends.
size_t SkipTimeZone(const AtomList& atoms, size_t at) {
  if (atoms.Word(at) == "بتوقيت" && atoms.IsWord(at + 1)) return at + 2;
  if (atoms.Word(at) == "بالتوقيت" && atoms.IsWord(at + 1)) return at + 2;
  if (atoms.Word(at) == "ت" && atoms.Word(at + 1) == "غ") return at + 2;
  if (atoms.Word(at) == "تغ" || atoms.Word(at) == "غرينتش" || atoms.Word(at) == "gmt") return at + 1;
  return at;
}

}  // namespace

// A year in digits or words: 1975, «ألفين وخمسة عشر», 1438 هـ.
std::optional<DateParser::Year> DateParser::ReadYearNumber(size_t at) const {
  const ParsedNumber* number = NumberAt(at);
  if (number == nullptr || number->form != ParsedForm::kInteger || number->glued_to_letters) {
    if (number == nullptr || !number->glued_to_letters) return std::nullopt;
  }
  Year year{.end = number->end, .year = 0};
  if (number->value < 1 || number->value >= 2200) return std::nullopt;
  year.year = static_cast<int>(number->value);
  const absl::string_view era = atoms_.Word(year.end);
  const bool hijri_era = era == "ه" || era == "هجري" || era == "هجريه";
  const bool common_era = era == "م" || era == "ميلادي" || era == "ميلاديه";
  if (hijri_era || common_era) ++year.end;
  if (number->glued_to_letters && !hijri_era && !common_era) return std::nullopt;
  year.hijri = hijri_era;
  const bool four_digits = number->year_like || (number->in_words && number->value >= 1800) ||
                           (number->value >= 1000 && !number->in_words &&
                            number->end == number->begin + 1);
  if (!four_digits && !hijri_era) return std::nullopt;
  return year;
}

// After a month: [،] [من] [عام] year, «من العام الماضي», «الماضي».
std::optional<DateParser::Year> DateParser::ReadYearAfterMonth(size_t at) const {
  size_t i = at;
  if (atoms_.IsSymbol(i, "،") || atoms_.IsSymbol(i, ",") || atoms_.IsSymbol(i, "/")) ++i;
  const bool marked = i > at;
  if (atoms_.Word(i) == "من") ++i;
  if (const auto word = ReadYearWord(atoms_, i); word && !word->two) {
    if (const auto direction = ReadDirection(atoms_, word->end)) {
      return Year{direction->end, static_cast<int>(now_.year()) + direction->step};
    }
    return ReadYearNumber(word->end);
  }
  const ParsedNumber* number = NumberAt(i);
  const bool year_here = number != nullptr && !number->in_words && number->value >= 1000;
  if (!year_here || (marked && !number->year_like)) return std::nullopt;
  return ReadYearNumber(i);
}

// A day of the month: 24, الـ24, «الرابع والعشرين», «تسعة وعشرين».
std::optional<int> DateParser::ReadDayNumber(size_t at, size_t* end) const {
  const ParsedNumber* number = NumberAt(at);
  if (number == nullptr || !IsPlainInteger(*number)) return std::nullopt;
  if (number->value < 1 || number->value > 31) return std::nullopt;
  *end = number->end;
  return static_cast<int>(number->value);
}

// 16/5/2014, 2017-03-24, 24.3.2017; with `day_and_month` also 22/04.
std::optional<DateParser::Day> DateParser::ReadNumericDate(size_t at, bool day_and_month) const {
  const auto follows = [&](size_t mark, absl::string_view sign) {
    return atoms_.IsSymbol(mark, sign) && atoms_.Glued(mark) && atoms_.IsDigits(mark + 1) &&
           atoms_.Glued(mark + 1);
  };
  if (!atoms_.IsDigits(at) || Length(atoms_[at]) > 4) return std::nullopt;
  for (const absl::string_view sign : {"/", "-", "."}) {
    if (!follows(at + 1, sign) || Length(atoms_[at + 2]) > 4) continue;
    const int a = ToInt(atoms_[at]), b = ToInt(atoms_[at + 2]);
    if (!follows(at + 3, sign)) {
      if (!day_and_month || sign != "/" || !IsValidDay(2000, b, a)) return std::nullopt;
      const absl::CivilDay day = NearestDay(now_, b, a);
      return Day{.end = at + 3, .first = day, .last = day};
    }
    if (Length(atoms_[at + 4]) > 4 || follows(at + 5, sign)) return std::nullopt;
    const int c = ToInt(atoms_[at + 4]);
    const bool year_first = Length(atoms_[at]) == 4, year_last = Length(atoms_[at + 4]) == 4;
    if (year_first == year_last) return std::nullopt;
    const int year = year_first ? a : c, month = b, day = year_first ? c : a;
    if (year < 1800 || year >= 2200) return std::nullopt;
    const bool swapped = !IsValidDay(year, month, day) && IsValidDay(year, day, month);
    if (!swapped && !IsValidDay(year, month, day)) return std::nullopt;
    const absl::CivilDay date = swapped ? absl::CivilDay(year, day, month)
                                        : absl::CivilDay(year, month, day);
    return Day{.end = at + 5, .first = date, .last = date};
  }
  return std::nullopt;
}

// The year of a day whose month has been read, given or nearest.
std::optional<DateParser::Day> DateParser::CompleteDay(const MonthReading& month, int first,
                                                       int last) const {
  Day day{.end = month.end};
  const auto year = ReadYearAfterMonth(month.end);
  if (year) day.end = year->end;
  int step = 0;
  const auto direction = year ? std::nullopt : ReadDirection(atoms_, month.end);
  if (direction) {
    day.end = direction->end;
    step = direction->step;
  }
  if (month.month->calendar == CalendarKind::kHijri) {
    day.hijri = HijriInterval(now_, year ? year->year : 0, month.month->month, first);
    return day.hijri ? std::make_optional(day) : std::nullopt;
  }
  if (!IsValidDay(year ? year->year : 2000, month.month->month, last)) return std::nullopt;
  absl::CivilDay date = year ? absl::CivilDay(year->year, month.month->month, first)
                             : NearestDay(now_, month.month->month, first);
  if (step < 0 && date > absl::CivilDay(now_)) date = absl::CivilDay(date.year() - 1, date.month(), first);
  if (step > 0 && date < absl::CivilDay(now_)) date = absl::CivilDay(date.year() + 1, date.month(), first);
  day.first = date;
  day.last = date + (last - first);
  return day;
}

// «24 من الشهر الجاري».
std::optional<DateParser::Day> DateParser::ReadDayOfPeriod(int day, size_t at) const {
  const auto period = ReadPeriod(atoms_, at);
  if (!period || !period->definite || period->period->unit != PeriodUnit::kMonth) {
    return std::nullopt;
  }
  const auto direction = ReadDirection(atoms_, period->end);
  if (!direction) return std::nullopt;
  const absl::CivilMonth month = absl::CivilMonth(now_) + direction->step;
  if (!IsValidDay(static_cast<int>(month.year()), month.month(), day)) return std::nullopt;
  const absl::CivilDay date(month.year(), month.month(), day);
  return Day{.end = direction->end, .first = date, .last = date};
}

// 24 [من] [شهر] مارس [2017].
std::optional<DateParser::Day> DateParser::ReadDayOfMonth(size_t at) const {
  size_t i = at;
  const auto day = ReadDayNumber(at, &i);
  if (!day) return std::nullopt;
  if (atoms_.Word(i) == "من" || atoms_.Word(i) == "في") {
    if (auto of_period = ReadDayOfPeriod(*day, i + 1)) return of_period;
  }
  if (atoms_.Word(i) == "من" || atoms_.IsSymbol(i, "/") || atoms_.IsSymbol(i, "-")) ++i;
  const auto month = ReadMonth(atoms_, i);
  if (!month || month->conjunction_bytes > 0) return std::nullopt;
  return CompleteDay(*month, *day, *day);
}

// «5 و7 مارس»، «من 5 إلى 7 مارس»، 5-7 مارس: the days from the first to the last.
std::optional<DateParser::Day> DateParser::ReadDayRange(size_t at) const {
  size_t i = at;
  const auto first = ReadDayNumber(at, &i);
  if (!first || !IsJoin(i)) return std::nullopt;
  size_t end = i + 1;
  const auto last = ReadDayNumber(i + 1, &end);
  if (!last || *last <= *first) return std::nullopt;
  if (atoms_.Word(end) == "من") ++end;
  const auto month = ReadMonth(atoms_, end);
  if (!month || month->conjunction_bytes > 0) return std::nullopt;
  return CompleteDay(*month, *first, *last);
}

// A day without day part or clock. A weekday before a date only repeats it.
std::optional<DateParser::Day> DateParser::ReadCoreDay(size_t at) const {
  size_t i = at;
  if (auto day = ReadNumericDate(i, /*day_and_month=*/false)) return day;
  if (auto day = ReadDayRange(i)) return day;
  if (auto day = ReadDayOfMonth(i)) return day;
  if (const auto relative = ReadRelativeDay(atoms_, i)) {
    const absl::CivilDay date = absl::CivilDay(now_) + relative->days;
    Day day{.end = relative->end, .first = date, .last = date};
    const auto weekday = ReadWeekday(atoms_, day.end);
    if (weekday) day.end = weekday->end;
    return day;
  }
  if (const auto weekday = ReadWeekday(atoms_, i)) {
    size_t next = weekday->end;
    const bool bracket = atoms_.IsSymbol(next, "(");
    if (bracket || atoms_.IsSymbol(next, "،") || atoms_.IsSymbol(next, ",")) ++next;
    if (atoms_.Word(next) == "الموافق") ++next;
    auto day = ReadNumericDate(next, /*day_and_month=*/next == weekday->end || bracket);
    if (!day) day = ReadDayOfMonth(next);
    if (day && (!bracket || atoms_.IsSymbol(day->end, ")"))) {
      if (bracket) ++day->end;
      return day;
    }
    const absl::CivilDay date = WeekdayNear(now_, weekday->day, weekday->step);
    return Day{.end = weekday->end, .first = date, .last = date};
  }
  if (IsPlainWord(atoms_, i, "يوم") || atoms_.Word(i) == "بتاريخ") {
    if (auto day = ReadNumericDate(i + 1, /*day_and_month=*/true)) return day;
    return ReadDayOfMonth(i + 1);
  }
  return std::nullopt;
}

// The hour that stands at `at`; `named` says that «الساعة» came before.
std::optional<DateParser::Clock> DateParser::ReadHour(size_t at, bool named) const {
  Clock clock;
  const bool colon = atoms_.IsDigits(at) && atoms_.IsSymbol(at + 1, ":") && atoms_.Glued(at + 1) &&
                     atoms_.IsDigits(at + 2) && atoms_.Glued(at + 2);
  const ParsedNumber* number = NumberAt(at);
  if (colon && Length(atoms_[at]) <= 2 && Length(atoms_[at + 2]) == 2) {
    clock = {.end = at + 3, .hour = ToInt(atoms_[at]), .minute = ToInt(atoms_[at + 2])};
    const bool seconds = atoms_.IsSymbol(at + 3, ":") && atoms_.Glued(at + 3) &&
                         atoms_.IsDigits(at + 4);
    if (seconds) clock.end = at + 5;
  } else if (number != nullptr && IsPlainInteger(*number) && number->value >= 0 &&
             number->value < 24 && !number->conjunction_bytes) {
    if (number->in_words && !named && !number->ordinal) return std::nullopt;
    clock = {.end = number->end, .hour = static_cast<int>(number->value)};
  } else if (number != nullptr && number->form == ParsedForm::kFraction && named &&
             number->value < 24 && number->in_words && !number->bare_fraction) {
    const double hour = std::floor(number->value);  // واحدة ونصف
    clock = {.end = number->end, .hour = static_cast<int>(hour),
             .minute = static_cast<int>(std::lround((number->value - hour) * 60))};
  } else {
    return std::nullopt;
  }
  if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
  return clock;
}

// «الساعة العاشرة والنصف صباحاً»، 10:30 مساء, «14:00 ت غ».
std::optional<DateParser::Clock> DateParser::ReadClock(size_t at) const {
  const absl::string_view word = atoms_.Word(at);
  const bool named = word == "الساعه" || word == "والساعه" || word == "بالساعه" || word == "للساعه";
  auto clock = ReadHour(named ? at + 1 : at, named);
  if (!clock) return std::nullopt;
  const ParsedNumber* more = named ? NumberAt(clock->end) : nullptr;
  if (more != nullptr && more->conjunction_bytes > 0 && clock->minute < 0) {
    if (more->bare_fraction && more->value < 1) {
      clock->minute = static_cast<int>(std::lround(more->value * 60));
      clock->end = more->end;
    } else if (const auto period = ReadPeriod(atoms_, more->end);
               period && period->period->unit == PeriodUnit::kMinute && more->value < 60) {
      clock->minute = static_cast<int>(more->value);
      clock->end = period->end;
    }
  }
  size_t i = clock->end;
  if (named && (atoms_.Word(i) == "من" || atoms_.Word(i) == "في")) ++i;
  const auto part = ReadDayPart(atoms_, i);
  // «الساعة 10 ليلة الخميس» is read; «20 ليلة» is a count of nights.
  const bool adverb = part && (named || clock->minute >= 0 || atoms_.IsDigits(at) ||
                               !part->definite);
  const bool counts = part && !named && part->part->word == "ليلة";
  if (adverb && !counts && clock->hour <= 12) {
    clock->hour = ToHour24(clock->hour, *part->part);
    clock->end = part->end;
  }
  const bool zone_bracket = atoms_.IsSymbol(clock->end, "(");
  const size_t zone = SkipTimeZone(atoms_, clock->end + (zone_bracket ? 1 : 0));
  const bool has_zone = zone > clock->end + (zone_bracket ? 1 : 0);
  if (has_zone) clock->end = zone + (zone_bracket && atoms_.IsSymbol(zone, ")") ? 1 : 0);
  const bool has_part = adverb && !counts;
  if (!named && !has_part && !has_zone) return std::nullopt;
  return clock;
}

// A day with its part and clock time in either order, or a clock time alone.
std::optional<DateReading> DateParser::ReadDay(size_t at) const {
  size_t i = at;
  std::optional<Clock> clock = ReadClock(at);
  if (clock) i = clock->end;
  if (clock && atoms_.Word(i) == "من") ++i;
  bool this_day = atoms_.Word(i) == "هذا" || atoms_.Word(i) == "هذه";
  std::optional<DayPartReading> part = ReadDayPart(atoms_, this_day ? i + 1 : i);
  this_day = this_day && part && part->definite;
  std::optional<Day> day;
  if (this_day) {
    day = Day{.end = part->end, .first = absl::CivilDay(now_), .last = absl::CivilDay(now_)};
  } else {
    if (part && part->definite && part->part->word != "ليلة") part.reset();
    day = ReadCoreDay(part && !part->definite ? part->end : i);
    if (!day && part && part->definite) {  // الليلة، «الليلة الماضية»
      const auto direction = ReadDirection(atoms_, part->end);
      const absl::CivilDay date = absl::CivilDay(now_) + (direction ? direction->step : 0);
      day = Day{.end = direction ? direction->end : part->end, .first = date, .last = date};
    } else if (part && part->definite) {
      part.reset();
    }
  }
  if (!day && !clock) return std::nullopt;
  if (!day) {
    part.reset();
    day = Day{.end = clock->end, .first = absl::CivilDay(now_), .last = absl::CivilDay(now_)};
  }
  if (!clock) {
    clock = ReadClock(day->end);
    if (!clock && IsPlainWord(atoms_, day->end, "عند")) clock = ReadClock(day->end + 1);
    if (clock) day->end = clock->end;
  }
  if (!clock && !part) {
    const bool in = atoms_.Word(day->end) == "في";
    const auto after = ReadDayPart(atoms_, day->end + (in ? 1 : 0));
    const bool adverb = after && after->definite == in && after->part->word != "ليلة";
    const bool takes = adverb && !ReadCoreDay(after->end);
    if (takes) part = after;
    if (takes) day->end = after->end;
  }
  DateReading reading{.begin = at, .end = day->end};
  const bool one_day = day->first && *day->first == day->last;
  if (day->hijri) {
    reading.interval = *day->hijri;
  } else if (clock && one_day) {
    const absl::CivilHour hour = absl::CivilHour(*day->first) + clock->hour;
    reading.interval = clock->minute < 0
                           ? HoursInterval(hour, hour + 1)
                           : MinuteInterval(absl::CivilMinute(hour) + clock->minute);
  } else if (part && one_day) {
    const absl::CivilHour midnight(*day->first);
    reading.interval =
        HoursInterval(midnight + part->part->begin_hour, midnight + part->part->end_hour);
  } else {
    reading.interval = DayInterval(*day->first, day->last);
  }
  return reading;
}

}  // namespace isnad::text
