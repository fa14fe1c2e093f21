// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "absl/strings/match.h"
#include "absl/strings/numbers.h"
#include "core/text/date_parser.h"

namespace isnad::text {
namespace {

bool IsPartOfMonth(absl::string_view folded) {
  return folded == "الاسبوع" || folded == "النصف" || folded == "الثلث" || folded == "العشر";
}

bool IsPlainInteger(const ParsedNumber& number) {
  return number.form == ParsedForm::kInteger && number.scale == 1 && !number.part_of_code &&
         !number.glued_to_letters;
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
  const bool four_digits =
      number->year_like || (number->in_words && number->value >= 1800) ||
      (number->value >= 1000 && !number->in_words && number->end == number->begin + 1);
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

// A day of the month: 24, الـ24, «الرابع والعشرين», «سبعة وعشرين».
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
    const absl::CivilDay date =
        swapped ? absl::CivilDay(year, day, month) : absl::CivilDay(year, month, day);
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
  if (step < 0 && date > absl::CivilDay(now_))
    date = absl::CivilDay(date.year() - 1, date.month(), first);
  if (step > 0 && date < absl::CivilDay(now_))
    date = absl::CivilDay(date.year() + 1, date.month(), first);
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
  // «الأسبوع الأول من نيسان» is no first of April.
  if (!day || (at > 0 && IsPartOfMonth(atoms_.Word(at - 1)))) return std::nullopt;
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

// «اليوم (الثلاثاء)»، «أمس الأحد»: the weekday repeats what is known.
size_t DateParser::SkipRepeatedWeekday(size_t at) const {
  const bool bracket = atoms_.IsSymbol(at, "(");
  const auto weekday = ReadWeekday(atoms_, bracket ? at + 1 : at);
  if (!weekday || (bracket && !atoms_.IsSymbol(weekday->end, ")"))) return at;
  return weekday->end + (bracket ? 1 : 0);
}

// «الجمعة»، «يوم الجمعة 24 مارس 2017»، «الجمعة (24/3)»: a date after the weekday
// says which one.
std::optional<DateParser::Day> DateParser::ReadNamedDay(size_t at) const {
  const auto weekday = ReadWeekday(atoms_, at);
  if (!weekday) return std::nullopt;
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

// A day without day part or clock.
std::optional<DateParser::Day> DateParser::ReadCoreDay(size_t at) const {
  if (auto day = ReadNumericDate(at, /*day_and_month=*/false)) return day;
  if (auto day = ReadDayRange(at)) return day;
  if (auto day = ReadDayOfMonth(at)) return day;
  if (const auto relative = ReadRelativeDay(atoms_, at)) {
    const absl::CivilDay date = absl::CivilDay(now_) + relative->days;
    return Day{.end = SkipRepeatedWeekday(relative->end), .first = date, .last = date};
  }
  if (auto day = ReadNamedDay(at)) return day;
  if (!IsPlainWord(atoms_, at, "يوم") && atoms_.Word(at) != "بتاريخ") return std::nullopt;
  if (auto day = ReadNumericDate(at + 1, /*day_and_month=*/true)) return day;
  return ReadDayOfMonth(at + 1);
}

}  // namespace isnad::text
