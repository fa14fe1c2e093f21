// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "absl/strings/numbers.h"
#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "core/model/frame.h"
#include "core/text/calendar.h"
#include "core/text/date_lexicon.h"
#include "core/text/number_atoms.h"
#include "core/text/number_parser.h"

namespace isnad::text {

inline size_t Length(const Atom& atom) { return atom.end - atom.begin; }

// -1 for anything but digits that fit.
inline int ToInt(const Atom& digits) {
  int value = 0;
  return absl::SimpleAtoi(digits.surface, &value) ? value : -1;
}

// A time expression in atoms [begin, end).
struct DateReading {
  size_t begin = 0;
  size_t end = 0;
  model::TimeInterval interval;
};

// Reads the time expressions of an atom list. Which atoms an expression
// takes does not depend on `published`, only what it resolves to does. Every
// look-ahead is bounded, so ParseAll is linear.
class DateParser {
 public:
  // `atoms` and `numbers` (parsed without ratios) must outlive the parser.
  DateParser(const AtomList& atoms, const std::vector<ParsedNumber>& numbers, absl::Time published);

  std::vector<DateReading> ParseAll() const;

 private:
  // What is known of a day while its parts are being read.
  struct Day {
    size_t end = 0;
    std::optional<absl::CivilDay> first;
    absl::CivilDay last;                       // == *first but for «5-7 مارس»
    std::optional<model::TimeInterval> hijri;  // in place of first and last
  };
  struct Clock {
    size_t end = 0;
    int hour = 0;
    int minute = -1;  // -1: the hour only
  };
  struct DayTime {
    std::optional<Day> day;
    const DayPart* part = nullptr;
    std::optional<Clock> clock;
  };
  struct Year {
    size_t end = 0;
    int year = 0;
    bool hijri = false;
  };

  const ParsedNumber* NumberAt(size_t at) const;
  bool IsBounded(size_t at) const;
  bool IsJoin(size_t at) const;

  // date_parser_days.cc: days, by number or by name.
  std::optional<Year> ReadYearNumber(size_t at) const;
  std::optional<Year> ReadYearAfterMonth(size_t at) const;
  std::optional<int> ReadDayNumber(size_t at, size_t* end) const;
  std::optional<Day> ReadNumericDate(size_t at, bool day_and_month) const;
  std::optional<Day> ReadDayOfMonth(size_t at) const;
  std::optional<Day> ReadDayRange(size_t at) const;
  std::optional<Day> CompleteDay(const MonthReading& month, int first, int last) const;
  std::optional<Day> ReadDayOfPeriod(int day, size_t at) const;
  std::optional<Day> ReadNamedDay(size_t at) const;
  std::optional<Day> ReadCoreDay(size_t at) const;
  size_t SkipRepeatedWeekday(size_t at) const;

  // date_parser_clock.cc: clock times and parts of the day, with their day.
  std::optional<Clock> ReadHour(size_t at, bool named) const;
  void ReadMinutes(Clock* clock) const;
  bool ReadClockPart(size_t at, bool named, Clock* clock) const;
  std::optional<Clock> ReadClock(size_t at) const;
  bool TakeDay(size_t at, DayTime* time) const;
  void TakeTimeAfter(DayTime* time) const;
  model::TimeInterval Resolve(const DayTime& time) const;
  std::optional<DateReading> ReadDay(size_t at) const;

  // date_parser_periods.cc: months, years, weeks and the like.
  std::optional<DateReading> ReadMonthPeriod(size_t at) const;
  std::optional<DateReading> ReadYearPeriod(size_t at) const;
  std::optional<DateReading> ReadBareYear(size_t at) const;
  std::optional<DateReading> ReadRelativePeriod(size_t at) const;
  std::optional<DateReading> ReadPluralPeriod(size_t at) const;
  std::optional<DateReading> ReadDecadeOrCentury(size_t at) const;
  std::optional<DateReading> ReadSeasonOfYear(size_t at) const;
  std::optional<DateReading> ReadAgo(size_t at) const;
  std::optional<DateReading> ReadPeriodExpression(size_t at) const;

  std::optional<DateReading> ReadAt(size_t at) const;

  const AtomList& atoms_;
  const std::vector<ParsedNumber>& numbers_;
  std::vector<int32_t> number_at_;  // by atom; -1 where none starts
  std::vector<bool> bounded_;       // by number: «أكثر من 2000» is no year
  absl::CivilSecond now_;
};

}  // namespace isnad::text
