// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/date_parser.h"

#include <algorithm>

#include "core/text/number_bounds.h"

namespace isnad::text {
namespace {

// Arithmetic on years near the ends of absl::Time would overflow.
absl::CivilSecond CivilReference(absl::Time published) {
  const absl::CivilSecond civil = absl::ToCivilSecond(published, absl::UTCTimeZone());
  return std::clamp(civil, absl::CivilSecond(1, 1, 1), absl::CivilSecond(9998, 12, 31, 23, 59, 59));
}

}  // namespace

DateParser::DateParser(const AtomList& atoms, const std::vector<ParsedNumber>& numbers,
                       absl::Time published)
    : atoms_(atoms),
      numbers_(numbers),
      number_at_(atoms.size(), -1),
      now_(CivilReference(published)) {
  for (size_t n = 0; n < numbers.size(); ++n) {
    number_at_[numbers[n].begin] = static_cast<int32_t>(n);
  }
  for (const BoundedNumber& number : BoundNumbers(atoms, numbers)) {
    bounded_.push_back(number.kind && !number.spatial);
  }
}

bool DateParser::IsBounded(size_t at) const {
  return bounded_[static_cast<size_t>(number_at_[at])];
}

const ParsedNumber* DateParser::NumberAt(size_t at) const {
  if (at >= number_at_.size() || number_at_[at] < 0) return nullptr;
  return &numbers_[static_cast<size_t>(number_at_[at])];
}

// Between the two ends of a range of days or years.
bool DateParser::IsJoin(size_t at) const {
  return atoms_.IsSymbol(at, "-") || atoms_.IsSymbol(at, "–") || atoms_.Word(at) == "و" ||
         atoms_.Word(at) == "الي" || atoms_.Word(at) == "حتي";
}

std::optional<DateReading> DateParser::ReadAt(size_t at) const {
  // «كل يوم جمعة» recurs, «طوال اليوم» lasts.
  const bool recurs =
      at > 0 && (IsPlainWord(atoms_, at - 1, "كل") || IsPlainWord(atoms_, at - 1, "طوال") ||
                 IsPlainWord(atoms_, at - 1, "طيله"));
  if (recurs && !ReadYearWord(atoms_, at)) return std::nullopt;
  if (auto day = ReadDay(at)) return day;
  if (auto ago = ReadAgo(at)) return ago;
  if (auto period = ReadPeriodExpression(at)) return period;
  // «نهاية العام الماضي»، «وقت سابق من مارس»: within the period.
  if (const auto inner = ReadPartOfPeriod(atoms_, at)) {
    auto reading = ReadPeriodExpression(*inner);
    if (!reading) reading = ReadDay(*inner);
    if (!reading) return std::nullopt;
    reading->begin = at;
    return reading;
  }
  return std::nullopt;
}

std::vector<DateReading> DateParser::ParseAll() const {
  std::vector<DateReading> readings;
  for (size_t i = 0; i < atoms_.size();) {
    const bool may_start = atoms_[i].kind == AtomKind::kWord ||
                           atoms_[i].kind == AtomKind::kDigits || atoms_.IsSymbol(i, "(");
    const auto reading = may_start ? ReadAt(i) : std::nullopt;
    if (reading && reading->end > i) {
      readings.push_back(*reading);
      i = reading->end;
    } else {
      ++i;
    }
  }
  return readings;
}

}  // namespace isnad::text
