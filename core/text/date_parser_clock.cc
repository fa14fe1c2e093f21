// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "absl/strings/numbers.h"
#include "core/text/date_parser.h"

namespace isnad::text {
namespace {

bool IsHourWord(absl::string_view folded) {
  return folded == "الساعه" || folded == "والساعه" || folded == "بالساعه" || folded == "للساعه";
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
  if (atoms.Word(at) == "تغ" || atoms.Word(at) == "غرينتش" || atoms.Word(at) == "gmt")
    return at + 1;
  return at;
}

bool IsHourNumber(const ParsedNumber& number) {
  return number.form == ParsedForm::kInteger && number.scale == 1 && !number.part_of_code &&
         !number.glued_to_letters && number.conjunction_bytes == 0 && number.value >= 0 &&
         number.value < 24;
}

}  // namespace

// The hour that stands at `at`; `named` says that «الساعة» came before.
std::optional<DateParser::Clock> DateParser::ReadHour(size_t at, bool named) const {
  Clock clock;
  const bool colon = atoms_.IsDigits(at) && atoms_.IsSymbol(at + 1, ":") && atoms_.Glued(at + 1) &&
                     atoms_.IsDigits(at + 2) && atoms_.Glued(at + 2);
  const ParsedNumber* number = NumberAt(at);
  if (colon && Length(atoms_[at]) <= 2 && Length(atoms_[at + 2]) == 2) {
    clock = {.end = at + 3, .hour = ToInt(atoms_[at]), .minute = ToInt(atoms_[at + 2])};
    const bool seconds =
        atoms_.IsSymbol(at + 3, ":") && atoms_.Glued(at + 3) && atoms_.IsDigits(at + 4);
    if (seconds) clock.end = at + 5;
  } else if (number != nullptr && IsHourNumber(*number)) {
    if (number->in_words && !named && !number->ordinal) return std::nullopt;
    if (number->ordinal && number->value == 1) return std::nullopt;  // «الساعة الأولى», the first
    clock = {.end = number->end, .hour = static_cast<int>(number->value)};
  } else if (number != nullptr && number->form == ParsedForm::kFraction && named &&
             number->value < 24 && number->in_words && !number->bare_fraction) {
    const double hour = std::floor(number->value);  // واحدة ونصف
    clock = {.end = number->end,
             .hour = static_cast<int>(hour),
             .minute = static_cast<int>(std::lround((number->value - hour) * 60))};
  } else {
    return std::nullopt;
  }
  if (clock.hour > 23 || clock.minute > 59) return std::nullopt;
  return clock;
}

// «والنصف»، «وعشرين دقيقة» after the hour.
void DateParser::ReadMinutes(Clock* clock) const {
  const ParsedNumber* more = NumberAt(clock->end);
  if (more == nullptr || more->conjunction_bytes == 0 || clock->minute >= 0) return;
  if (more->bare_fraction && more->value < 1) {
    clock->minute = static_cast<int>(std::lround(more->value * 60));
    clock->end = more->end;
    return;
  }
  const auto period = ReadPeriod(atoms_, more->end);
  if (!period || period->period->unit != PeriodUnit::kMinute || more->value >= 60) return;
  clock->minute = static_cast<int>(more->value);
  clock->end = period->end;
}

// «صباحاً»، «من مساء» after the time; false where there is none. «20 ليلة» counts
// nights and is no time.
bool DateParser::ReadClockPart(size_t at, bool named, Clock* clock) const {
  size_t i = clock->end;
  if (named && (atoms_.Word(i) == "من" || atoms_.Word(i) == "في")) ++i;
  const auto part = ReadDayPart(atoms_, i);
  if (!part || (!named && (part->part->word == "ليلة" || part->part->word == "ليل"))) return false;
  if (!named && clock->minute < 0 && part->definite && !atoms_.IsDigits(at)) return false;
  if (clock->hour <= 12) {
    clock->hour = ToHour24(clock->hour, *part->part);
    clock->end = part->end;
  }
  return true;
}

// «الساعة العاشرة والنصف صباحاً»، 10:30 مساء، «14:00 ت غ».
std::optional<DateParser::Clock> DateParser::ReadClock(size_t at) const {
  const bool named = IsHourWord(atoms_.Word(at));
  auto clock = ReadHour(named ? at + 1 : at, named);
  if (!clock) return std::nullopt;
  if (named) ReadMinutes(&*clock);
  const bool has_part = ReadClockPart(at, named, &*clock);
  const bool bracket = atoms_.IsSymbol(clock->end, "(");
  const size_t zone_begin = clock->end + (bracket ? 1 : 0);
  const size_t zone = SkipTimeZone(atoms_, zone_begin);
  if (zone > zone_begin) clock->end = zone + (bracket && atoms_.IsSymbol(zone, ")") ? 1 : 0);
  if (!named && !has_part && zone == zone_begin) return std::nullopt;
  return clock;
}

// «هذا المساء»، «الليلة الماضية»، «مساء الأربعاء»، «24 مارس»: a day, perhaps with
// its part before it.
bool DateParser::TakeDay(size_t at, DayTime* time) const {
  const bool this_part = atoms_.Word(at) == "هذا" || atoms_.Word(at) == "هذه";
  const auto part = ReadDayPart(atoms_, this_part ? at + 1 : at);
  absl::CivilDay today(now_);
  if (part && part->definite && (this_part || part->part->word == "ليلة")) {
    const auto direction = ReadDirection(atoms_, part->end);
    if (direction) today += direction->step;
    time->day = Day{.end = direction ? direction->end : part->end, .first = today, .last = today};
    time->part = part->part;
    return true;
  }
  const bool before = part && !part->definite;
  time->day = ReadCoreDay(before ? part->end : at);
  if (!time->day) return false;
  if (before) time->part = part->part;
  // «ليل السبت الأحد»: the night from the one to the other.
  const bool night = before && part->part->begin_hour >= 19 && time->day->first;
  const auto next = night ? ReadWeekday(atoms_, time->day->end) : std::nullopt;
  if (next && next->day == absl::GetWeekday(*time->day->first + 1)) time->day->end = next->end;
  return true;
}

// A clock time or part of the day after the day.
void DateParser::TakeTimeAfter(DayTime* time) const {
  size_t i = time->day->end;
  const bool in = IsPlainWord(atoms_, i, "في") || IsPlainWord(atoms_, i, "عند");
  if (in) ++i;
  if (!time->clock && (!in || IsHourWord(atoms_.Word(i)))) time->clock = ReadClock(i);
  if (time->clock && time->clock->end > time->day->end) {
    time->day->end = time->clock->end;
    return;
  }
  if (time->clock || time->part != nullptr) return;
  const auto part = ReadDayPart(atoms_, i);
  // «الأربعاء مساء», but «الأربعاء ليلة الخميس» names another day.
  if (!part || part->definite != in || part->part->word == "ليلة" || ReadCoreDay(part->end)) return;
  time->part = part->part;
  time->day->end = part->end;
}

model::TimeInterval DateParser::Resolve(const DayTime& time) const {
  const Day& day = *time.day;
  if (day.hijri) return *day.hijri;
  const absl::CivilHour midnight(*day.first);
  if (*day.first != day.last) return DayInterval(*day.first, day.last);
  if (time.clock) {
    const absl::CivilHour hour = midnight + time.clock->hour;
    return time.clock->minute < 0 ? HoursInterval(hour, hour + 1)
                                  : MinuteInterval(absl::CivilMinute(hour) + time.clock->minute);
  }
  if (time.part != nullptr) {
    return HoursInterval(midnight + time.part->begin_hour, midnight + time.part->end_hour);
  }
  return DayInterval(*day.first, day.last);
}

// A day with its part and clock time in either order, or a clock time alone.
std::optional<DateReading> DateParser::ReadDay(size_t at) const {
  DayTime time;
  size_t i = at;
  time.clock = ReadClock(at);
  if (time.clock) i = time.clock->end;
  if (time.clock && atoms_.Word(i) == "من") ++i;
  if (!TakeDay(i, &time)) {
    if (!time.clock) return std::nullopt;
    const absl::CivilDay today(now_);
    time.day = Day{.end = time.clock->end, .first = today, .last = today};
  }
  TakeTimeAfter(&time);
  return DateReading{at, time.day->end, Resolve(time)};
}

}  // namespace isnad::text
