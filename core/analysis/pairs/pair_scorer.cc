// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/pairs/pair_scorer.h"

#include <algorithm>
#include <utility>

namespace isnad::analysis {
namespace {

using model::ContradictionType;

std::vector<ContradictionType> TypesOf(const std::vector<PairConflict>& conflicts) {
  std::vector<ContradictionType> types;
  types.reserve(conflicts.size() + 1);
  for (const PairConflict& conflict : conflicts) types.push_back(conflict.type);
  if (types.empty()) types.push_back(ContradictionType::kLexical);
  std::sort(types.begin(), types.end());
  types.erase(std::unique(types.begin(), types.end()), types.end());
  return types;
}

}  // namespace

PairScorer::PairScorer(WordBook book, PairModel model, PairReasons reasons)
    : book_(std::move(book)), model_(std::move(model)), reasons_(std::move(reasons)) {}

absl::StatusOr<PairScorer> PairScorer::Create() {
  auto book = WordBook::Create();
  if (!book.ok()) return book.status();
  auto model = PairModel::Create();
  if (!model.ok()) return model.status();
  auto reasons = PairReasons::Create();
  if (!reasons.ok()) return reasons.status();
  return PairScorer(*std::move(book), *std::move(model), *std::move(reasons));
}

absl::StatusOr<PairText> PairScorer::Prepare(const TextSide& side) const {
  return ReadPairText(side, book_);
}

PairVerdict PairScorer::Score(const PairText& a, const PairText& b, RuleFinding rules) const {
  PairEvidence evidence = ComparePairTexts(a, b, rules, book_);
  PairVerdict verdict;
  verdict.coverage = evidence.coverage;
  verdict.denied_cover = evidence.denied_cover;
  if (!evidence.comparable) {
    verdict.confidence = verdict.probabilities[2] = 1;
    return verdict;
  }
  verdict.probabilities = model_.Judge(evidence.style, evidence.features);
  verdict.relation = model_.Choose(evidence.style, verdict.probabilities);
  verdict.confidence = verdict.probabilities[static_cast<size_t>(verdict.relation)];
  if (verdict.relation != PairRelation::kContradicts) return verdict;
  verdict.types = TypesOf(evidence.conflicts);
  verdict.conflicts = std::move(evidence.conflicts);
  return verdict;
}

PairExplanation PairScorer::Explain(const PairVerdict& verdict, const PairVoice& a,
                                    const PairVoice& b) const {
  if (verdict.relation == PairRelation::kUnrelated) return {};
  if (verdict.relation == PairRelation::kCorroborates) return reasons_.ExplainAgreement(a, b);
  return reasons_.ExplainConflicts(a, b, verdict.conflicts);
}

}  // namespace isnad::analysis
