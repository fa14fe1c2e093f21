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

constexpr int kNear = 3;  // words off

// The numbers of two texts, those that are equal taken off first.
class NumberComparer {
 public:
  NumberComparer(const PairText& a, const PairText& b, const Alignment& alignment,
                 AmountDifferences* out)
      : a_(a.quantities), b_(b.quantities), alignment_(alignment), out_(*out),
        used_a_(a_.size(), false), used_b_(b_.size(), false) {}

  void Compare() {
    TakePairs([&](const PairQuantity& x, const PairQuantity& y) {
      return MayCountOneThing(x, y) && analysis::Compare(x.quantity, y.quantity) == Fit::kEqual;
    }, [&](const PairQuantity&, const PairQuantity&) { ++out_.equal; });
    // Those of one deed before those of one unit alone: "10 dead and 50 wounded"
    // against "40 wounded".
    const auto settle = [&](const PairQuantity& x, const PairQuantity& y) { Settle(x, y); };
    TakePairs([&](const auto& x, const auto& y) { return SameUnit(x, y) && IsNear(x, y); }, settle);
    TakePairs([&](const auto& x, const auto& y) { return SameUnit(x, y); }, settle);
    TakePairs([&](const auto& x, const auto& y) { return IsNear(x, y); }, settle);
    out_.sum_fits = SumFits(a_, b_) || SumFits(b_, a_);
  }

 private:
  template <typename Fits, typename Take>
  void TakePairs(Fits fits, Take take) {
    for (size_t i = 0; i < a_.size(); ++i) {
      for (size_t j = 0; j < b_.size() && !used_a_[i]; ++j) {
        if (used_b_[j] || !fits(a_[i], b_[j])) continue;
        used_a_[i] = used_b_[j] = true;
        take(a_[i], b_[j]);
      }
    }
  }

  static bool SameUnit(const PairQuantity& x, const PairQuantity& y) {
    return x.unit == y.unit && x.unit != 0;
  }
  static bool MayCountOneThing(const PairQuantity& x, const PairQuantity& y) {
    return x.unit == y.unit || x.unit == 0 || y.unit == 0;
  }

  // Whether words around both meet, the counted thing itself left out.
  bool IsNear(const PairQuantity& x, const PairQuantity& y) const {
    const auto away = [](int word, const PairQuantity& q) {
      return word - static_cast<int>(q.word);
    };
    return std::any_of(alignment_.matches.begin(), alignment_.matches.end(), [&](const auto& m) {
      const int a = away(m.a, x), b = away(m.b, y);
      const bool is_unit = (a == 0 || a == 1) && (b == 0 || b == 1);
      return m.kind != MatchKind::kAntonym && !is_unit && std::abs(a) <= kNear &&
             std::abs(b) <= kNear;
    });
  }

  void Settle(const PairQuantity& x, const PairQuantity& y) {
    if (x.is_part != y.is_part) {
      ++out_.parts;
      return;
    }
    if (analysis::Compare(x.quantity, y.quantity) == Fit::kCompatible) {
      ++out_.compatible;
      return;
    }
    if (!SameUnit(x, y)) {
      ++out_.differ_loose;
    } else {
      ++out_.differ;
      out_.differ_near += IsNear(x, y);
    }
    out_.ratio = std::min(out_.ratio, std::min(x.quantity.value, y.quantity.value) /
                                          std::max({x.quantity.value, y.quantity.value, 1e-9}));
    out_.conflicts.push_back(
        {ContradictionType::kNumeric, x.surface, y.surface, x.range, y.range});
  }

  static bool SumFits(const std::vector<PairQuantity>& parts,
                      const std::vector<PairQuantity>& wholes) {
    for (size_t i = 0; i < parts.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        const double x = parts[i].quantity.value, y = parts[j].quantity.value;
        for (const PairQuantity& whole : wholes) {
          const double sum = whole.quantity.value;
          // Differences of round numbers mean little.
          const bool rest = sum == std::abs(x - y) && std::fmod(sum, 10) != 0;
          if (sum > 2 && (sum == x + y || rest)) return true;
        }
      }
    }
    return false;
  }

  const std::vector<PairQuantity>& a_;
  const std::vector<PairQuantity>& b_;
  const Alignment& alignment_;
  AmountDifferences& out_;
  std::vector<bool> used_a_, used_b_;
};

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

AmountDifferences CompareAmounts(const PairText& a, const PairText& b, const Alignment& alignment) {
  AmountDifferences differences;
  NumberComparer(a, b, alignment, &differences).Compare();
  CompareTimes(a, b, &differences);
  differences.one_side = a.quantities.empty() != b.quantities.empty();
  return differences;
}

}  // namespace isnad::analysis
