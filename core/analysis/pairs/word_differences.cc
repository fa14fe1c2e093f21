// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/word_differences.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "core/analysis/lemma/lemma.h"

namespace isnad::analysis {
namespace {

using model::ContradictionType;

constexpr int kContext = 2;  // words off

// What meets nothing on one side.
struct Remainder {
  int words = 0;
  int names = 0;
  int listed_names = 0;
  int known = 0;
};

bool IsName(const PairWord& word) {
  return !word.is_number && (word.keys.name || !word.keys.known);
}

void SortUnique(std::vector<std::string>* words) {
  std::sort(words->begin(), words->end());
  words->erase(std::unique(words->begin(), words->end()), words->end());
}

class DifferenceFinder {
 public:
  DifferenceFinder(const PairText& a, const PairText& b, const Alignment& alignment,
                   const WordBook& book)
      : a_(a), b_(b), alignment_(alignment), book_(book) {}

  WordDifferences Find() {
    for (const WordMatch& match : alignment_.matches) ReadMatch(match);
    FinishMatches();
    if (a_.against.empty() != b_.against.empty()) {
      d_.denied_cover = a_.against.empty() ? DeniedCover(b_, alignment_.of_b, a_)
                                           : DeniedCover(a_, alignment_.of_a, b_);
    }
    Cover(ReadRest(a_, alignment_.of_a, &d_.left_a), ReadRest(b_, alignment_.of_b, &d_.left_b));
    SortUnique(&d_.left_lemmas);
    SortUnique(&d_.antonym_axes);
    return std::move(d_);
  }

 private:
  void ReadMatch(const WordMatch& match) {
    const PairWord& x = a_.words[static_cast<size_t>(match.a)];
    const PairWord& y = b_.words[static_cast<size_t>(match.b)];
    if (match.kind == MatchKind::kAntonym) return ReadAntonym(match, x, y);
    ++d_.shared;
    if (match.kind >= MatchKind::kDerived) ++soft_;
    if (x.negative != y.negative) {
      ++d_.flips;
      if (x.heads_negation || y.heads_negation) ++d_.flipped_heads;
      if (StandsInContext(match)) ++d_.flips_in_context;
      PlaceNegated(match, x, y);
    }
    matched_b_.push_back(match.b);
    if (!IsName(x) && !IsName(y)) {
      d_.met.push_back(ConflictOf(ContradictionType::kUnspecified, x, y));
      return;
    }
    ++d_.shared_names;
    if (last_name_b_ > match.b) d_.swapped = true;
    last_name_b_ = match.b;
  }

  void ReadAntonym(const WordMatch& match, const PairWord& x, const PairWord& y) {
    if (x.negative != y.negative) {
      ++d_.agreeing_antonyms;
      return;
    }
    ++d_.antonyms;
    if (StandsInContext(match)) ++d_.antonyms_in_context;
    d_.antonym_axes.emplace_back(book_.AxisId(match.axis));
    d_.opposites.push_back(ConflictOf(ContradictionType::kAntonym, x, y));
  }

  // How plainly a word that is negated says what is denied: names, and those
  // who deny it, stand last.
  static int NegatedRank(const PairText& text, const PairWord& word) {
    const bool is_holder =
        std::find(text.holder.begin(), text.holder.end(), word.folded) != text.holder.end();
    return is_holder || IsName(word) ? 2 : word.heads_negation ? 0 : 1;
  }

  void PlaceNegated(const WordMatch& match, const PairWord& x, const PairWord& y) {
    const std::pair<int, int> place = x.negative ? std::make_pair(NegatedRank(a_, x), match.a)
                                                 : std::make_pair(NegatedRank(b_, y), match.b);
    const auto at = std::upper_bound(negated_places_.begin(), negated_places_.end(), place);
    d_.negated.insert(d_.negated.begin() + (at - negated_places_.begin()),
                      ConflictOf(ContradictionType::kNegation, x, y));
    negated_places_.insert(at, place);
  }

  // Whether words near both meet each other.
  bool StandsInContext(const WordMatch& match) const {
    return std::any_of(
        alignment_.matches.begin(), alignment_.matches.end(), [&](const WordMatch& other) {
          return other.kind != MatchKind::kAntonym && other.a != match.a &&
                 std::abs(other.a - match.a) <= kContext && std::abs(other.b - match.b) <= kContext;
        });
  }

  void FinishMatches() {
    d_.soft_share = d_.shared == 0 ? 0 : static_cast<double>(soft_) / d_.shared;
    d_.flip_share = d_.shared == 0 ? 0 : static_cast<double>(d_.flips) / d_.shared;
    d_.order = Order();
  }

  double DeniedCover(const PairText& denier, const std::vector<int>& matches,
                     const PairText& other) const {
    int denied = 0, stated = 0;
    for (size_t i = 0; i < matches.size(); ++i) {
      if (!denier.words[i].negative || IsName(denier.words[i])) continue;
      ++denied;
      if (matches[i] < 0) continue;
      const WordMatch& match = alignment_.matches[static_cast<size_t>(matches[i])];
      const int j = &other == &b_ ? match.b : match.a;
      stated += match.kind != MatchKind::kAntonym && !other.words[static_cast<size_t>(j)].negative;
    }
    return denied == 0 ? 0 : static_cast<double>(stated) / denied;
  }

  // Of all pairs of matches, the share that stand in one order in both texts
  // less the share that do not: Kendall's tau.
  double Order() const {
    int together = 0, pairs = 0;
    for (size_t i = 0; i < matched_b_.size(); ++i) {
      for (size_t j = 0; j < i; ++j, ++pairs) together += matched_b_[j] < matched_b_[i] ? 1 : -1;
    }
    return pairs == 0 ? 0 : static_cast<double>(together) / pairs;
  }

  static PairConflict ConflictOf(ContradictionType type, const PairWord& x, const PairWord& y) {
    return {type, x.surface, y.surface, x.range, y.range, y.negative};
  }

  Remainder ReadRest(const PairText& text, const std::vector<int>& matches,
                     std::vector<int>* left) {
    Remainder rest;
    for (size_t i = 0; i < matches.size(); ++i) {
      const PairWord& word = text.words[i];
      if (matches[i] >= 0 || (word.keys.kinds & (kReportWord | kQuestionWord)) != 0) continue;
      ++rest.words;
      left->push_back(static_cast<int>(i));
      if (IsName(word)) ++rest.names;
      if (word.keys.name) ++rest.listed_names;
      if (!word.keys.known || word.keys.name) continue;
      ++rest.known;
      if (!word.is_number) d_.left_lemmas.push_back(LemmaOf(word.folded));
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
    const double longer = std::max(size_a, size_b);
    d_.length_ratio = longer == 0 ? 1 : std::min(size_a, size_b) / longer;
    d_.left_less = std::min(a.words, b.words);
    d_.left_more = std::max(a.words, b.words);
    d_.names_less = std::min(a.names, b.names);
    d_.names_more = std::max(a.names, b.names);
    d_.listed_names_less = std::min(a.listed_names, b.listed_names);
    d_.known_less = std::min(a.known, b.known);
  }

  const PairText& a_;
  const PairText& b_;
  const Alignment& alignment_;
  const WordBook& book_;
  WordDifferences d_;
  int soft_ = 0;
  int last_name_b_ = -1;
  std::vector<std::pair<int, int>> negated_places_;
  std::vector<int> matched_b_;  // in the order of a
};

}  // namespace

WordDifferences FindWordDifferences(const PairText& a, const PairText& b,
                                    const Alignment& alignment, const WordBook& book) {
  return DifferenceFinder(a, b, alignment, book).Find();
}

}  // namespace isnad::analysis
