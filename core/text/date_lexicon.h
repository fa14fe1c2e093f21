// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "core/text/calendar_words.h"
#include "core/text/number_atoms.h"

namespace isnad::text {

// The words of dates as they stand in a text: each function reads what starts
// at atom `at`, in constant time, and says where it ends.

struct MonthReading {
  size_t end = 0;
  const MonthName* month = nullptr;
  bool paired = false;             // نيسان/أبريل
  bool named = false;              // شهر نيسان
  uint32_t conjunction_bytes = 0;  // of a «و» written to it
};
std::optional<MonthReading> ReadMonth(const AtomList& atoms, size_t at);

struct WeekdayReading {
  size_t end = 0;
  absl::Weekday day = absl::Weekday::monday;
  int step = 0;  // الماضي: -1, المقبل: 1
};
// With ال, with or without «يوم» before it.
std::optional<WeekdayReading> ReadWeekday(const AtomList& atoms, size_t at);

struct RelativeDayReading {
  size_t end = 0;
  int days = 0;
};
std::optional<RelativeDayReading> ReadRelativeDay(const AtomList& atoms, size_t at);

struct DayPartReading {
  size_t end = 0;
  const DayPart* part = nullptr;
  bool definite = false;
};
std::optional<DayPartReading> ReadDayPart(const AtomList& atoms, size_t at);

struct PeriodReading {
  size_t end = 0;
  const PeriodName* period = nullptr;
  bool definite = false;
};
std::optional<PeriodReading> ReadPeriod(const AtomList& atoms, size_t at);

struct DirectionReading {
  size_t end = 0;
  int step = 0;
};
// الماضي، الجاري، المقبل.
std::optional<DirectionReading> ReadDirection(const AtomList& atoms, size_t at);

struct DecadeReading {
  size_t end = 0;
  int start = 0;
};
std::optional<DecadeReading> ReadDecade(const AtomList& atoms, size_t at);

struct SeasonReading {
  size_t end = 0;
  int first_month = 0;
};
std::optional<SeasonReading> ReadSeason(const AtomList& atoms, size_t at);

// «عام»، «سنة»، «العام»; both say whether two years follow (عامي).
struct YearWordReading {
  size_t end = 0;
  bool two = false;
};
std::optional<YearWordReading> ReadYearWord(const AtomList& atoms, size_t at);

// «نهاية»، «وقت سابق من»: where the period after it starts.
std::optional<size_t> ReadPartOfPeriod(const AtomList& atoms, size_t at);

// A preposition that lets a bare year or month follow ends before `at`.
bool FollowsDatePreposition(const AtomList& atoms, size_t at);

// The word at `at`, without proclitics but «و», is this one.
bool IsPlainWord(const AtomList& atoms, size_t at, absl::string_view folded);

}  // namespace isnad::text
