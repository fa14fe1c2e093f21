// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/alignment.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <tuple>

#include "core/analysis/pairs/holders.h"

namespace isnad::analysis {
namespace {

// How much each kind of match counts against the others. Set by hand.
constexpr double kStrength[] = {1.0, 0.95, 0.85, 0.8, 0.8, 0.7, 0.6, 0.55};
constexpr double kNeighbour = 0.35;  // for each neighbour that meets a neighbour

bool ShareId(const WordKeys& a, const WordKeys& b) {
  return std::any_of(a.ids.begin(), a.ids.end(), [&](uint32_t id) {
    return std::find(b.ids.begin(), b.ids.end(), id) != b.ids.end();
  });
}

// The first axis on which both words stand, preferring one with equal poles.
std::optional<WordMatch> MeetOnAxis(const WordKeys& a, const WordKeys& b) {
  std::optional<WordMatch> opposite;
  for (size_t i = 0, j = 0; i < a.poles.size() && j < b.poles.size();) {
    if (a.poles[i].axis != b.poles[j].axis) {
      ++(a.poles[i].axis < b.poles[j].axis ? i : j);
      continue;
    }
    if (a.poles[i].b == b.poles[j].b) return WordMatch{0, 0, MatchKind::kSynonym, a.poles[i].axis};
    if (!opposite) opposite = WordMatch{0, 0, MatchKind::kAntonym, a.poles[i].axis};
    ++i, ++j;
  }
  return opposite;
}

std::optional<WordMatch> Relate(const PairWord& a, const PairWord& b) {
  const WordKeys& x = a.keys;
  const WordKeys& y = b.keys;
  if (a.is_number || b.is_number) {
    if (a.is_number != b.is_number || a.number != b.number) return std::nullopt;
    return WordMatch{0, 0, MatchKind::kSame};
  }
  if (x.form == y.form) return WordMatch{0, 0, MatchKind::kSame};
  if (x.lemma == y.lemma && x.known && y.known) return WordMatch{0, 0, MatchKind::kLemma};
  const auto on_axis = MeetOnAxis(x, y);
  // Two words of one root are no opposites, however they came to stand so.
  const bool one_root = x.root == y.root && x.root != 0;
  if (on_axis && on_axis->kind == MatchKind::kAntonym && !one_root) return on_axis;
  if (ShareId(x, y)) return WordMatch{0, 0, MatchKind::kDerived};
  if (x.stem == y.stem && x.stem != 0) return WordMatch{0, 0, MatchKind::kStem};
  if (on_axis && on_axis->kind == MatchKind::kSynonym) return on_axis;
  if (!(x.known && y.known) && NearlyEqual(a.folded, b.folded)) {
    return WordMatch{0, 0, MatchKind::kSpelling};
  }
  if (one_root) return WordMatch{0, 0, MatchKind::kRoot};
  return std::nullopt;
}

struct Candidate {
  WordMatch match;
  double strength = 0;
  double distance = 0;  // between the places, each as a share of its text
};

class Aligner {
 public:
  Aligner(const PairText& a, const PairText& b)
      : n_(std::min(a.words.size(), kMaxAlignedWords)),
        m_(std::min(b.words.size(), kMaxAlignedWords)),
        meets_(n_ * m_, false) {
    for (size_t i = 0; i < n_; ++i) {
      for (size_t j = 0; j < m_; ++j) {
        auto match = Relate(a.words[i], b.words[j]);
        if (!match) continue;
        match->a = static_cast<int>(i), match->b = static_cast<int>(j);
        meets_[i * m_ + j] = match->kind != MatchKind::kAntonym;
        candidates_.push_back({*match, kStrength[static_cast<int>(match->kind)],
                               std::abs(Place(i, n_) - Place(j, m_))});
      }
    }
    for (Candidate& candidate : candidates_) {
      candidate.strength += kNeighbour * Neighbours(candidate.match.a, candidate.match.b);
    }
  }

  Alignment Choose() {
    std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& x, const Candidate& y) {
      const auto key = [](const Candidate& c) {
        return std::make_tuple(-c.strength, c.distance, c.match.a + c.match.b,
                               std::min(c.match.a, c.match.b));
      };
      return key(x) < key(y);
    });
    Alignment alignment;
    alignment.of_a.assign(n_, -1);
    alignment.of_b.assign(m_, -1);
    for (const Candidate& candidate : candidates_) {
      int& a = alignment.of_a[static_cast<size_t>(candidate.match.a)];
      int& b = alignment.of_b[static_cast<size_t>(candidate.match.b)];
      if (a >= 0 || b >= 0) continue;
      a = b = static_cast<int>(alignment.matches.size());
      alignment.matches.push_back(candidate.match);
    }
    return alignment;
  }

 private:
  static double Place(size_t i, size_t count) {
    return (static_cast<double>(i) + 0.5) / static_cast<double>(count);
  }

  bool Meets(int i, int j) const {
    return i >= 0 && j >= 0 && i < static_cast<int>(n_) && j < static_cast<int>(m_) &&
           meets_[static_cast<size_t>(i) * m_ + static_cast<size_t>(j)];
  }

  // Of the words before and behind both, how many pairs meet.
  int Neighbours(int i, int j) const {
    return std::max(Meets(i - 1, j - 1) + Meets(i + 1, j + 1),
                    Meets(i - 1, j + 1) + Meets(i + 1, j - 1));
  }

  size_t n_, m_;
  std::vector<bool> meets_;
  std::vector<Candidate> candidates_;
};

}  // namespace

bool Meet(const PairWord& a, const PairWord& b) {
  const auto match = Relate(a, b);
  return match && match->kind != MatchKind::kAntonym && match->kind != MatchKind::kRoot;
}

Alignment Align(const PairText& a, const PairText& b) {
  Alignment alignment = Aligner(a, b).Choose();
  std::vector<WordMatch>& matches = alignment.matches;
  std::sort(matches.begin(), matches.end(),
            [](const WordMatch& x, const WordMatch& y) { return x.a < y.a; });
  for (size_t i = 0; i < matches.size(); ++i) {
    alignment.of_a[static_cast<size_t>(matches[i].a)] = static_cast<int>(i);
    alignment.of_b[static_cast<size_t>(matches[i].b)] = static_cast<int>(i);
  }
  return alignment;
}

}  // namespace isnad::analysis
