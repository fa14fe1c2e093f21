// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/word_relation.h"

#include <algorithm>
#include <utility>

namespace isnad::query {
namespace {

using analysis::PairRelation;

constexpr char kWordsRule[] = "pair-words";

v1::ClaimRelation ToProto(PairRelation relation) {
  switch (relation) {
    case PairRelation::kContradicts:
      return v1::CLAIM_RELATION_CONTRADICTS;
    case PairRelation::kCorroborates:
      return v1::CLAIM_RELATION_CORROBORATES;
    case PairRelation::kUnrelated:
      break;
  }
  return v1::CLAIM_RELATION_UNRELATED;
}

analysis::PairVoice VoiceOf(const SideWords& side) {
  return {side.holder.empty() ? side.outlet : side.holder, side.text};
}

// What the words alone say.
Relation ToRelation(const analysis::PairScorer& scorer, const analysis::PairVerdict& verdict,
                    const SideWords& a, const SideWords& b) {
  Relation relation;
  relation.relation = ToProto(verdict.relation);
  relation.types = verdict.types;
  relation.confidence = verdict.confidence;
  if (verdict.relation == PairRelation::kUnrelated) return relation;
  relation.rule = kWordsRule;
  analysis::PairExplanation explanation = scorer.Explain(verdict, VoiceOf(a), VoiceOf(b));
  relation.explanation_en = std::move(explanation.english);
  relation.explanation_ar = std::move(explanation.arabic);
  if (verdict.conflicts.empty()) return relation;
  relation.words_a = verdict.conflicts[0].range_a;
  relation.words_b = verdict.conflicts[0].range_b;
  return relation;
}

}  // namespace

absl::StatusOr<Relation> RelateWords(const analysis::PairScorer& scorer, const SideWords& a,
                                     const SideWords& b, Relation frames) {
  const auto text_a = scorer.Prepare({a.text, a.holder});
  if (!text_a.ok()) return text_a.status();
  const auto text_b = scorer.Prepare({b.text, b.holder});
  if (!text_b.ok()) return text_b.status();
  const analysis::PairVerdict verdict = scorer.Score(*text_a, *text_b, FindingOf(frames));
  if (frames.relation == v1::CLAIM_RELATION_CONTRADICTS) {
    frames.confidence = std::max(frames.confidence, verdict.probabilities[0]);
    return frames;
  }
  if (frames.relation == ToProto(verdict.relation)) {
    frames.confidence = verdict.confidence;
    return frames;
  }
  return ToRelation(scorer, verdict, a, b);
}

}  // namespace isnad::query
