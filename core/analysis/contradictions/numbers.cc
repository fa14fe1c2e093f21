// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <vector>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "core/analysis/contradictions/features.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::Comparator;
using model::Quantity;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr absl::string_view kPercent = "percent";

// What an amount may mean, as a range of numbers.
struct Amount {
  double low;
  double high;
  std::string unit;
  std::string words;
};

std::string UnitOf(const Quantity& quantity) {
  return quantity.unit == kPercent ? quantity.unit : LightStem(text::Fold(quantity.unit));
}

Amount AmountOf(const Quantity& quantity, const rules::ContradictionRules& rules) {
  const double exact = rules.exact_tolerance();
  const double about = rules.about_tolerance();
  Amount amount{quantity.value * (1 - exact), quantity.upper_value * (1 + exact), "", ""};
  switch (quantity.comparator) {
    case Comparator::kAbout:
      amount.low = quantity.value * (1 - about);
      amount.high = quantity.upper_value * (1 + about);
      break;
    case Comparator::kAtLeast:
    case Comparator::kMoreThan:
      amount.high = kInfinity;
      break;
    case Comparator::kAtMost:
    case Comparator::kLessThan:
      amount.low = -kInfinity;
      break;
    default:
      break;
  }
  amount.unit = UnitOf(quantity);
  amount.words = absl::StrCat(quantity.value, " ", quantity.unit);
  return amount;
}

// "1.570054 حاجا": nobody counts a millionth of a pilgrim; a slip of the pen.
bool IsSlip(const Quantity& quantity) {
  constexpr double kFinest = 100;  // parts of one that things are told in
  const bool measure = quantity.unit == kPercent || absl::ascii_isupper(quantity.unit[0]);
  if (measure) return false;  // rates of exchange are finer
  const double parts = quantity.value * kFinest;
  return quantity.value > 1 && std::abs(parts - std::round(parts)) > 1e-6;
}

std::vector<Amount> AmountsOf(const Side& side, const RuleBook& book, const Themes& themes) {
  std::vector<Amount> amounts;
  for (const Quantity& quantity : side.mention->frame.quantities) {
    if (quantity.unit.empty() || IsSlip(quantity)) continue;
    amounts.push_back(AmountOf(quantity, book.rules()));
  }
  for (const std::string& theme : side.mention->frame.theme) {
    if (const rules::VagueShare* share = themes.VagueShareOf(theme); share != nullptr) {
      amounts.push_back({share->at_least(), share->at_most(), std::string(kPercent), theme});
    }
  }
  return amounts;
}

}  // namespace

std::vector<std::string> UnitsOf(const model::Frame& frame, const Themes& themes) {
  std::set<std::string> units;
  for (const Quantity& quantity : frame.quantities) {
    if (!quantity.unit.empty()) units.insert(UnitOf(quantity));
  }
  for (const std::string& theme : frame.theme) {
    if (themes.VagueShareOf(theme) != nullptr) units.emplace(kPercent);
  }
  return {units.begin(), units.end()};
}

std::optional<NumberConflict> CompareNumbers(const Side& a, const Side& b, const RuleBook& book,
                                             const Themes& themes) {
  std::optional<NumberConflict> conflict;
  for (const Amount& x : AmountsOf(a, book, themes)) {
    for (const Amount& y : AmountsOf(b, book, themes)) {
      if (x.unit != y.unit) continue;
      if (x.low <= y.high && y.low <= x.high) return std::nullopt;
      if (!conflict) conflict = NumberConflict{x.words, y.words, x.unit, y.low > x.high};
    }
  }
  return conflict;
}

}  // namespace isnad::analysis
