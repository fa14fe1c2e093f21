// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/time/civil_time.h"
#include "absl/types/span.h"

namespace isnad::text {

// The tables behind dates.h. Words are written as usual and folded by their
// readers; the article and proclitics are peeled unless a word shows them.

enum class CalendarKind : uint8_t { kGregorian, kHijri };

struct MonthName {
  absl::string_view word;
  int month;  // from 1
  CalendarKind calendar = CalendarKind::kGregorian;
  // Also a person, a verb or a company: only with a day, a year, «شهر», its
  // name in the other tradition, or (kAfterPreposition) a preposition.
  enum Company : uint8_t { kNone, kAfterPreposition, kAlways } company = kAfterPreposition;
  // Written with a madda that folding removes: «آب» is August, «أب» a father.
  bool madda = false;
};

struct WeekdayName {
  absl::string_view word;  // without ال
  absl::Weekday day;
};

// Words for a day by its distance from the day of publication.
struct RelativeDay {
  absl::string_view word;
  int days;
};

// A part of the day, in hours from its midnight; may reach into the next day.
struct DayPart {
  absl::string_view word;
  int begin_hour;
  int end_hour;
  bool afternoon;  // clock hours below 12 mean after noon
};

enum class PeriodUnit : uint8_t { kMinute, kHour, kDay, kWeek, kMonth, kYear, kDecade, kCentury };

struct PeriodName {
  absl::string_view word;  // one form per entry
  PeriodUnit unit;
  int count;  // 1 singular, 2 dual, 0 plural
};

// -1 past, 0 present, 1 next.
struct Direction {
  absl::string_view word;  // without ال
  int step;
};

struct DecadeName {
  absl::string_view word;  // without ال
  int start;               // within its century
};

struct SeasonName {
  absl::string_view word;
  int first_month;  // of three; winter starts in December of the year before
};

absl::Span<const MonthName> MonthTable();
absl::Span<const WeekdayName> WeekdayTable();
absl::Span<const RelativeDay> RelativeDayTable();
absl::Span<const DayPart> DayPartTable();
absl::Span<const PeriodName> PeriodTable();
absl::Span<const Direction> DirectionTable();
absl::Span<const DecadeName> DecadeTable();
absl::Span<const SeasonName> SeasonTable();

// Prepositions after which a bare year or month is one: «منذ 2011».
absl::Span<const absl::string_view> DatePrepositionTable();
// Words that take a part of the period after them: «نهاية العام الماضي».
absl::Span<const absl::string_view> PartOfPeriodTable();
// Words after «اليوم» that make it no date: «اليوم السابع»، «اليوم نفسه».
absl::Span<const absl::string_view> NotTodayTable();
// Words before a weekday that make it no date: «صلاة الجمعة».
absl::Span<const absl::string_view> NotWeekdayTable();

}  // namespace isnad::text
