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
// To find contradictions among many statements prepare each text once, propose
// pairs by an index, and keep those whose probability of a contradiction is at
// least a threshold of your own. A threshold t means: of pairs like those of the
// training data (two statements on one event), about a share t of those kept
// would hold, at least. Pairs drawn at random from a store conflict far more
// seldom, so ask for more there: 0.8 and above.
//
// Pure, deterministic, immutable and thread-safe; cheap to copy.
class PairScorer {
 public:
  // An error names the rule file and the rule at fault.
  static absl::StatusOr<PairScorer> Create();

  // Reads a text for any number of comparisons. Linear: about 20 microseconds
  // for a sentence of twenty words. INVALID_ARGUMENT for malformed UTF-8.
  absl::StatusOr<PairText> Prepare(const TextSide& side) const;

  // O(|a| x |b|) words, of which at most kMaxAlignedWords each are read: about
  // 20 microseconds for two sentences of twenty words. Exchanging the texts
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
