// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_conflict.h"

#include <algorithm>

#include "core/analysis/pairs/amounts.h"
#include "core/analysis/pairs/pair_text.h"
#include "core/analysis/pairs/word_differences.h"

namespace isnad::analysis {
namespace {

using model::ContradictionType;

constexpr size_t kMostConflicts = 4;

const PairWord* FirstOf(const PairText& text, uint16_t kinds) {
  const auto at = std::find_if(text.against.begin(), text.against.end(),
                               [&](const PairWord& w) { return (w.keys.kinds & kinds) != 0; });
  return at == text.against.end() ? nullptr : &*at;
}

class ConflictFinder {
 public:
  ConflictFinder(const PairText& a, const PairText& b, const WordDifferences& words,
                 const AmountDifferences& amounts)
      : a_(a), b_(b), words_(words), amounts_(amounts) {}

  std::vector<PairConflict> Find() {
    AddAll(words_.opposites, 2);
    AddStand(ContradictionType::kDenialVsReport, kDenialWord | kDeniedBefore);
    AddStand(ContradictionType::kDoubt, kDoubtWord);
    if (out_.empty())
      AddStand(ContradictionType::kNegation, kNegator | kNounNegator | kFailureWord);
    if (out_.empty() && !words_.negated.empty()) out_.push_back(words_.negated[0]);
    AddAll(amounts_.conflicts, 2);
    if (out_.empty()) AddReplaced();
    if (out_.size() > kMostConflicts) out_.resize(kMostConflicts);
    return std::move(out_);
  }

 private:
  void AddAll(const std::vector<PairConflict>& conflicts, size_t most) {
    const size_t count = std::min(most, conflicts.size());
    out_.insert(out_.end(), conflicts.begin(), conflicts.begin() + static_cast<long>(count));
  }

  // One text denies, doubts or negates, the other does not: what it is set
  // against there, if that is known.
  void AddStand(ContradictionType type, uint16_t kinds) {
    const PairWord* x = FirstOf(a_, kinds);
    const PairWord* y = FirstOf(b_, kinds);
    if ((x == nullptr) == (y == nullptr)) return;
    PairConflict conflict;
    if (!words_.negated.empty()) {
      conflict = words_.negated[0];
    } else if (!words_.met.empty()) {
      conflict = words_.met[0];
    }
    conflict.type = type;
    if (x != nullptr) conflict.a = x->surface, conflict.range_a = x->range;
    if (y != nullptr) conflict.b = y->surface, conflict.range_b = y->range;
    conflict.b_opposes = y != nullptr;
    out_.push_back(std::move(conflict));
  }

  void AddReplaced() {
    if (words_.left_a.empty() || words_.left_b.empty()) return;
    const PairWord& x = a_.words[static_cast<size_t>(words_.left_a[0])];
    const PairWord& y = b_.words[static_cast<size_t>(words_.left_b[0])];
    out_.push_back({ContradictionType::kLexical, x.surface, y.surface, x.range, y.range});
  }

  const PairText& a_;
  const PairText& b_;
  const WordDifferences& words_;
  const AmountDifferences& amounts_;
  std::vector<PairConflict> out_;
};

}  // namespace

std::vector<PairConflict> FindPairConflicts(const PairText& a, const PairText& b,
                                            const WordDifferences& words,
                                            const AmountDifferences& amounts) {
  return ConflictFinder(a, b, words, amounts).Find();
}

}  // namespace isnad::analysis
