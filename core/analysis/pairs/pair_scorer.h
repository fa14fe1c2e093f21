// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/pairs/pair_conflict.h"
#include "core/analysis/pairs/pair_model.h"
#include "core/analysis/pairs/pair_reasons.h"
#include "core/analysis/pairs/pair_text.h"

namespace isnad::analysis {

// How two texts relate, as far as their words tell.
struct PairVerdict {
  PairRelation relation = PairRelation::kUnrelated;
  // What the model gives the relation, 0 to 1.
  double confidence = 0;
  PairProbabilities probabilities{};
  // The share of the words of one text that have their like in the other, of the
  // text of which it is greater: how far both speak of one thing. 0 to 1.
  double coverage = 0;
  // Where one text alone denies or negates something: of what it denies, names
  // left out, the share that the other states. 0 to 1.
  double denied_cover = 0;
  // Of a contradiction: in what ways, sorted, unique, not empty; else empty.
  std::vector<model::ContradictionType> types;
  // Of a contradiction: the words that make it one, the plainest first. Empty
  // where no single words do.
  std::vector<PairConflict> conflicts;
};

// Judges pairs of short texts by their words: which meet as the same word, a
// form of it, a synonym or an opposite; which are denied; which numbers, times
// and names differ; who says them. A linear model weighs that
// (rules/ar/pair_weights.textproto, with the figures it gave). It knows nothing
// of the world: read no more into two sentences than two readers would who know
// the language but not the events.
//
// What a threshold means: of pairs like those it learned from, two statements on
// one event that somebody thought worth comparing, about a share t of those with
// a probability of contradiction of t or more conflict. It is no finder. Of 4,000
// pairs of sentences of one day that shared two rarer words, it called a fifth
// contradictions and gave one in a hundred 0.8 or more, and hardly any of these
// conflicts: "he denies any part in it" beside whatever else is said of the
// affair looks the same to it. So let an index on the frames propose the pairs (one
// event, participants in common), and ask for coverage of 0.5 and, where one side
// denies, denied_cover of 0.5 besides a probability of 0.6: of the 4,000 that left
// eleven, of which a reader would keep one or two. Prepare each text once, score many.
//
// Pure, deterministic, immutable and thread-safe; cheap to copy.
class PairScorer {
 public:
  // An error names the rule file and the rule at fault.
  static absl::StatusOr<PairScorer> Create();

  // Reads a text for any number of comparisons. Linear: about 30 microseconds
  // for a sentence of twenty words. INVALID_ARGUMENT for malformed UTF-8.
  absl::StatusOr<PairText> Prepare(const TextSide& side) const;

  // O(|a| x |b|) words, of which at most kMaxAlignedWords each are read: about
  // 7 microseconds for two sentences of twenty words. Exchanging the texts
  // exchanges the sides of the conflicts and changes nothing else. `rules`: what
  // the judgement on the frames of both is, if there is one.
  PairVerdict Score(const PairText& a, const PairText& b,
                    RuleFinding rules = RuleFinding::kNone) const;

  // One sentence in each language. Of a contradiction it names the words in
  // conflict; empty where the texts are unrelated.
  PairExplanation Explain(const PairVerdict& verdict, const PairVoice& a, const PairVoice& b) const;

 private:
  PairScorer(WordBook book, PairModel model, PairReasons reasons);

  WordBook book_;
  PairModel model_;
  PairReasons reasons_;
};

}  // namespace isnad::analysis
