// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <optional>

#include "core/text/number_atoms.h"
#include "core/text/number_bounds.h"
#include "core/text/number_parser.h"
#include "core/text/number_span.h"
#include "core/text/numbers.h"

namespace isnad::text {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// A range as atoms, before it becomes a match.
struct Interval {
  size_t begin = 0;
  size_t end = 0;
  uint32_t conjunction_bytes = 0;
  double lower = -kInfinity;
  double upper = kInfinity;
  bool lower_included = false;
  bool upper_included = false;

  bool bounded_below() const { return lower > -kInfinity; }
  bool bounded_above() const { return upper < kInfinity; }
};

std::optional<Interval> FromBound(const BoundedNumber& bound, double value) {
  Interval interval{.begin = bound.begin, .end = bound.end,
                    .conjunction_bytes = bound.conjunction_bytes};
  switch (*bound.kind) {
    case BoundKind::kAbout:
      return std::nullopt;
    case BoundKind::kMoreThan:
    case BoundKind::kAtLeast:
      interval.lower = value;
      interval.lower_included = *bound.kind == BoundKind::kAtLeast;
      return interval;
    case BoundKind::kLessThan:
    case BoundKind::kAtMost:
      interval.upper = value;
      interval.upper_included = *bound.kind == BoundKind::kAtMost;
      return interval;
    case BoundKind::kEqual:
      interval.lower = interval.upper = value;
      interval.lower_included = interval.upper_included = true;
      return interval;
  }
  return std::nullopt;
}

std::optional<Interval> FromPair(const AtomList& atoms, const std::vector<ParsedNumber>& numbers,
                                 size_t first) {
  const ParsedNumber& a = numbers[first];
  if (a.part_of_code || first + 1 >= numbers.size() || numbers[first + 1].part_of_code) {
    return std::nullopt;
  }
  const auto range = ReadRange(atoms, numbers, first, a.end);
  if (!range || a.value >= numbers[first + 1].value) return std::nullopt;
  return Interval{range->begin, range->end, range->conjunction_bytes, a.value,
                  numbers[first + 1].value, /*lower_included=*/true, /*upper_included=*/false};
}

// «أكثر من 10 وأقل من 20»: one side each, joined by «و» or «أو».
std::optional<Interval> Meet(const AtomList& atoms, const Interval& a, const Interval& b) {
  if (a.bounded_below() == a.bounded_above() || b.bounded_below() == b.bounded_above()) {
    return std::nullopt;
  }
  const Interval& low = a.bounded_below() ? a : b;
  const Interval& high = a.bounded_below() ? b : a;
  if (!low.bounded_below() || !high.bounded_above() || low.lower >= high.upper) {
    return std::nullopt;
  }
  size_t i = a.end;
  if (atoms.IsSymbol(i, "،") || atoms.IsSymbol(i, ",")) ++i;
  const bool joined = i == b.begin && b.conjunction_bytes > 0;
  const bool apart = i + 1 == b.begin && (atoms.Word(i) == "و" || atoms.Word(i) == "او");
  if (!joined && !apart) return std::nullopt;
  return Interval{a.begin,   b.end, a.conjunction_bytes, low.lower, high.upper, low.lower_included,
                  high.upper_included};
}

std::vector<Interval> FindIntervals(const AtomList& atoms,
                                    const std::vector<ParsedNumber>& numbers) {
  std::vector<Interval> intervals;
  const std::vector<BoundedNumber> bounds = BoundNumbers(atoms, numbers);
  for (size_t n = 0; n < numbers.size(); ++n) {
    if (!bounds[n].kind || bounds[n].kind == BoundKind::kAbout) {
      if (const auto pair = FromPair(atoms, numbers, n)) {
        intervals.push_back(*pair);
        ++n;
      }
      continue;
    }
    const auto interval = FromBound(bounds[n], numbers[n].value);
    if (!interval) continue;
    const auto met = intervals.empty() ? std::nullopt : Meet(atoms, intervals.back(), *interval);
    if (met) intervals.back() = *met;
    if (!met) intervals.push_back(*interval);
  }
  return intervals;
}

}  // namespace

std::vector<NumberRangeMatch> FindNumberRanges(const TokenizedText& text, uint32_t begin,
                                               uint32_t end) {
  const AtomList atoms(text, begin, end);
  const std::vector<ParsedNumber> numbers = NumberParser(atoms).ParseAll(/*ratios=*/true);
  std::vector<NumberRangeMatch> matches;
  for (const Interval& interval : FindIntervals(atoms, numbers)) {
    matches.push_back({SpanOf(atoms, interval.begin, interval.end, interval.conjunction_bytes),
                       interval.lower, interval.upper, interval.lower_included,
                       interval.upper_included});
  }
  return matches;
}

}  // namespace isnad::text
