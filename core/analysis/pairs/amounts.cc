// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/amounts.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace isnad::analysis {
namespace {

using model::Comparator;
using model::ContradictionType;

constexpr double kAbout = 0.1;  // how far "about 100" reaches

struct Range {
  double low;
  double high;
};

// The values that the words leave open.
Range RangeOf(const model::Quantity& q) {
  constexpr double kAny = std::numeric_limits<double>::infinity();
  switch (q.comparator) {
    case Comparator::kAbout:
      return {q.value * (1 - kAbout), q.upper_value * (1 + kAbout)};
    case Comparator::kAtLeast:
    case Comparator::kMoreThan:
      return {q.value, kAny};
    case Comparator::kAtMost:
    case Comparator::kLessThan:
      return {0, q.upper_value};
    default:
      return {q.value, q.upper_value};
  }
}

enum class Fit { kEqual, kCompatible, kDiffer };

Fit Compare(const model::Quantity& x, const model::Quantity& y) {
  const double larger = std::max({std::abs(x.upper_value), std::abs(y.upper_value), 1e-9});
  if (std::abs(x.value - y.value) <= 0.001 * larger) return Fit::kEqual;
  const Range a = RangeOf(x), b = RangeOf(y);
  return a.low <= b.high && b.low <= a.high ? Fit::kCompatible : Fit::kDiffer;
}

void CompareNumbers(const PairText& a, const PairText& b, AmountDifferences* d) {
  std::vector<bool> used(b.quantities.size(), false);
  std::vector<const PairQuantity*> open;
  for (const PairQuantity& x : a.quantities) {
    size_t j = 0;
    const auto equal = [&](const PairQuantity& y) {
      const bool one_unit = x.unit == y.unit || x.unit == 0 || y.unit == 0;
      return one_unit && Compare(x.quantity, y.quantity) == Fit::kEqual;
    };
    while (j < used.size() && (used[j] || !equal(b.quantities[j]))) ++j;
    if (j == used.size()) {
      open.push_back(&x);
    } else {
      used[j] = true;
      ++d->equal;
    }
  }
  for (const PairQuantity* x : open) {
    for (size_t j = 0; j < used.size(); ++j) {
      const PairQuantity& y = b.quantities[j];
      if (used[j] || x->unit != y.unit || x->unit == 0) continue;
      used[j] = true;
      if (Compare(x->quantity, y.quantity) == Fit::kCompatible) {
        ++d->compatible;
      } else {
        ++d->differ;
        d->ratio = std::min(d->ratio, std::min(x->quantity.value, y.quantity.value) /
                                          std::max({x->quantity.value, y.quantity.value, 1e-9}));
        d->conflicts.push_back(
            {ContradictionType::kNumeric, x->surface, y.surface, x->range, y.range});
      }
      break;
    }
  }
}

void CompareTimes(const PairText& a, const PairText& b, AmountDifferences* d) {
  d->times_one_side = a.times.empty() != b.times.empty();
  if (a.times.empty() || b.times.empty()) return;
  for (const PairTime& x : a.times) {
    for (const PairTime& y : b.times) {
      d->times_equal |= x.interval.begin < y.interval.end && y.interval.begin < x.interval.end;
    }
  }
  if (d->times_equal) return;
  d->times_differ = true;
  d->conflicts.push_back({ContradictionType::kTemporal, a.times[0].surface, b.times[0].surface,
                          a.times[0].range, b.times[0].range});
}

}  // namespace

AmountDifferences CompareAmounts(const PairText& a, const PairText& b) {
  AmountDifferences differences;
  CompareNumbers(a, b, &differences);
  CompareTimes(a, b, &differences);
  differences.one_side = a.quantities.empty() != b.quantities.empty();
  return differences;
}

}  // namespace isnad::analysis
