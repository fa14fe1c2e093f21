// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/word_differences.h"

#include <algorithm>
#include <cmath>

#include "core/analysis/lemma/lemma.h"
#include "core/analysis/morphology/light_stem.h"

namespace isnad::analysis {
namespace {

using model::ContradictionType;

// What remains on one side.
struct Remainder {
  int words = 0;
  int names = 0;
  int listed_names = 0;
  int known = 0;
};

class DifferenceFinder {
 public:
  DifferenceFinder(const PairText& a, const PairText& b, const Alignment& alignment,
                   const WordBook& book)
      : a_(a), b_(b), alignment_(alignment), book_(book) {}

  Differences Find() {
    CountMatches();
    CompareNumbers();
    const Remainder a = CountRest(a_, alignment_.of_a);
    const Remainder b = CountRest(b_, alignment_.of_b);
    Cover(a, b);
    d_.negators_odd = (a_.negators.size() + b_.negators.size()) % 2 != 0;
    d_.same_holder = SameHolder();
    std::sort(d_.left_lemmas.begin(), d_.left_lemmas.end());
    d_.left_lemmas.erase(std::unique(d_.left_lemmas.begin(), d_.left_lemmas.end()),
                         d_.left_lemmas.end());
    std::sort(d_.antonym_axes.begin(), d_.antonym_axes.end());
    d_.antonym_axes.erase(std::unique(d_.antonym_axes.begin(), d_.antonym_axes.end()),
                          d_.antonym_axes.end());
    return std::move(d_);
  }

 private:
  static bool IsName(const PairWord& word) {
    return !word.is_number && (word.keys.name || !word.keys.known);
  }

  void CountMatches() {
    int soft = 0, in_order = 0, pairs = 0;
    int last_b = -1, last_name_b = -1;
    for (const WordMatch& match : alignment_.matches) {
      const PairWord& x = a_.words[static_cast<size_t>(match.a)];
      const PairWord& y = b_.words[static_cast<size_t>(match.b)];
      if (match.kind == MatchKind::kAntonym) {
        // Opposites of which one is negated say the same.
        if (x.negated == y.negated) {
          ++d_.antonyms;
          d_.antonym_axes.emplace_back(book_.AxisId(match.axis));
          Conflict(ContradictionType::kAntonym, x, y);
        }
        continue;
      }
      ++d_.shared;
      if (match.kind >= MatchKind::kDerived) ++soft;
      if (x.negated != y.negated) {
        ++d_.negated_matches;
        Conflict(ContradictionType::kNegation, x, y);
      }
      if (last_b >= 0) ++pairs, in_order += match.b > last_b ? 1 : -1;
      last_b = match.b;
      if (!IsName(x)) continue;
      ++d_.shared_names;
      if (last_name_b > match.b) d_.swapped = true;
      last_name_b = match.b;
    }
    d_.soft_share = d_.shared == 0 ? 0 : static_cast<double>(soft) / d_.shared;
    d_.order = pairs == 0 ? 0 : static_cast<double>(in_order) / pairs;
  }

  void Conflict(ContradictionType type, const PairWord& x, const PairWord& y) {
    d_.conflicts.push_back({type, x.surface, y.surface, x.range, y.range});
  }

  static bool Agree(const model::Quantity& x, const model::Quantity& y) {
    const double larger = std::max(std::abs(x.upper_value), std::abs(y.upper_value));
    const bool exact = x.comparator == model::Comparator::kExact &&
                       y.comparator == model::Comparator::kExact;
    const double slack = exact ? 0 : 0.1 * larger;
    return x.value <= y.upper_value + slack && y.value <= x.upper_value + slack;
  }

  void CompareNumbers() {
    std::vector<bool> used(b_.quantities.size(), false);
    for (const PairQuantity& x : a_.quantities) {
      const PairQuantity* other = nullptr;
      bool equal = false;
      for (size_t j = 0; j < b_.quantities.size() && !equal; ++j) {
        const PairQuantity& y = b_.quantities[j];
        const bool one_unit = x.unit == y.unit || x.unit == 0 || y.unit == 0;
        if (used[j] || !one_unit) continue;
        equal = Agree(x.quantity, y.quantity);
        if (equal) used[j] = true;
        if (!equal && x.unit == y.unit && other == nullptr) other = &y;
      }
      if (equal) {
        ++d_.numbers_equal;
      } else if (other != nullptr) {
        ++d_.numbers_differ;
        d_.conflicts.push_back(
            {ContradictionType::kNumeric, x.surface, other->surface, x.range, other->range});
      }
    }
    d_.numbers_one_side = a_.quantities.empty() != b_.quantities.empty();
  }

  Remainder CountRest(const PairText& text, const std::vector<int>& matches) {
    Remainder rest;
    for (size_t i = 0; i < matches.size(); ++i) {
      const PairWord& word = text.words[i];
      if (matches[i] >= 0 || (word.keys.kinds & (kReportWord | kQuestionWord)) != 0) continue;
      ++rest.words;
      if (IsName(word)) ++rest.names;
      if (word.keys.name) ++rest.listed_names;
      if (word.keys.known && !word.keys.name) {
        ++rest.known;
        if (!word.is_number) d_.left_lemmas.push_back(LemmaOf(word.folded));
      }
    }
    return rest;
  }

  void Cover(const Remainder& a, const Remainder& b) {
    const double size_a = d_.shared + a.words + d_.antonyms;
    const double size_b = d_.shared + b.words + d_.antonyms;
    const double of_a = size_a == 0 ? 0 : d_.shared / size_a;
    const double of_b = size_b == 0 ? 0 : d_.shared / size_b;
    d_.cover_less = std::min(of_a, of_b);
    d_.cover_more = std::max(of_a, of_b);
    d_.length_ratio = std::max(size_a, size_b) == 0
                          ? 1
                          : std::min(size_a, size_b) / std::max(size_a, size_b);
    d_.left_less = std::min(a.words, b.words);
    d_.left_more = std::max(a.words, b.words);
    d_.names_less = std::min(a.names, b.names);
    d_.names_more = std::max(a.names, b.names);
    d_.listed_names_less = std::min(a.listed_names, b.listed_names);
    d_.known_less = std::min(a.known, b.known);
  }

  // Whether half of the words of the shorter name stand in the other.
  bool SameHolder() const {
    if (a_.holder.empty() || b_.holder.empty()) return false;
    std::vector<uint32_t> both;
    std::set_intersection(a_.holder.begin(), a_.holder.end(), b_.holder.begin(), b_.holder.end(),
                          std::back_inserter(both));
    return 2 * both.size() > std::min(a_.holder.size(), b_.holder.size());
  }

  const PairText& a_;
  const PairText& b_;
  const Alignment& alignment_;
  const WordBook& book_;
  Differences d_;
};

}  // namespace

Differences FindDifferences(const PairText& a, const PairText& b, const Alignment& alignment,
                            const WordBook& book) {
  return DifferenceFinder(a, b, alignment, book).Find();
}

}  // namespace isnad::analysis
