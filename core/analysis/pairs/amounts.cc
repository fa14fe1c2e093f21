// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/amounts.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <tuple>

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
      : a_(a.quantities),
        b_(b.quantities),
        alignment_(alignment),
        out_(*out),
        used_a_(a_.size(), false),
        used_b_(b_.size(), false) {}

  void Compare() {
    Take([](const auto& x, const auto& y, int) { return AreEqual(x, y); },
         [&](const auto&, const auto&, int) { ++out_.equal; });
    const auto settle = [&](const auto& x, const auto& y, int distance) {
      Settle(x, y, distance < kFar);
    };
    // Those of one deed before those of one unit alone: "10 dead and 50 wounded"
    // against "40 wounded". Those of two units only if they are of one deed.
    Take([](const auto& x, const auto& y, int) { return SameUnit(x, y); }, settle);
    Take([](const auto&, const auto&, int distance) { return distance < kFar; }, settle);
    out_.sum_fits = SumFits(a_, b_) || SumFits(b_, a_);
  }

 private:
  static constexpr int kFar = 1000;

  // Pairs off the numbers that fit, those first beside which words meet nearest.
  // The order of the texts does not matter.
  template <typename Fits, typename Use>
  void Take(Fits fits, Use use) {
    struct Candidate {
      int distance;
      size_t i, j;
    };
    std::vector<Candidate> candidates;
    for (size_t i = 0; i < a_.size(); ++i) {
      for (size_t j = 0; j < b_.size(); ++j) {
        if (used_a_[i] || used_b_[j]) continue;
        const int distance = Distance(a_[i], b_[j]);
        if (fits(a_[i], b_[j], distance)) candidates.push_back({distance, i, j});
      }
    }
    std::sort(candidates.begin(), candidates.end(), [](const Candidate& x, const Candidate& y) {
      return std::make_tuple(x.distance, x.i + x.j, std::min(x.i, x.j)) <
             std::make_tuple(y.distance, y.i + y.j, std::min(y.i, y.j));
    });
    for (const Candidate& candidate : candidates) {
      if (used_a_[candidate.i] || used_b_[candidate.j]) continue;
      used_a_[candidate.i] = used_b_[candidate.j] = true;
      use(a_[candidate.i], b_[candidate.j], candidate.distance);
    }
  }

  static bool SameUnit(const PairQuantity& x, const PairQuantity& y) {
    return x.unit == y.unit && x.unit != 0;
  }
  static bool AreEqual(const PairQuantity& x, const PairQuantity& y) {
    const bool may_count_one_thing = x.unit == y.unit || x.unit == 0 || y.unit == 0;
    return may_count_one_thing && analysis::Compare(x.quantity, y.quantity) == Fit::kEqual;
  }

  // How near to both numbers stand words that meet, the counted thing itself
  // left out; kFar if none does.
  int Distance(const PairQuantity& x, const PairQuantity& y) const {
    int nearest = kFar;
    for (const WordMatch& match : alignment_.matches) {
      const int a = match.a - static_cast<int>(x.word), b = match.b - static_cast<int>(y.word);
      const bool is_unit = (a == 0 || a == 1) && (b == 0 || b == 1);
      if (match.kind == MatchKind::kAntonym || is_unit) continue;
      if (std::abs(a) > kNear || std::abs(b) > kNear) continue;
      nearest = std::min(nearest, std::abs(a) + std::abs(b));
    }
    return nearest;
  }

  void Settle(const PairQuantity& x, const PairQuantity& y, bool near) {
    if (x.is_part != y.is_part) {
      ++out_.parts;
      return;
    }
    const Fit fit = analysis::Compare(x.quantity, y.quantity);
    if (fit != Fit::kDiffer) {  // equal in two units: 400 people, 400 dead
      ++(fit == Fit::kEqual ? out_.equal : out_.compatible);
      return;
    }
    if (!SameUnit(x, y)) {
      ++out_.differ_loose;
    } else {
      ++out_.differ;
      out_.differ_near += near;
    }
    out_.ratio = std::min(out_.ratio, std::min(x.quantity.value, y.quantity.value) /
                                          std::max({x.quantity.value, y.quantity.value, 1e-9}));
    out_.conflicts.push_back({ContradictionType::kNumeric, x.surface, y.surface, x.range, y.range});
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
