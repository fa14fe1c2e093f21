// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/pair_trainer/pair_figures.h"

#include <algorithm>

#include "absl/strings/str_format.h"

namespace isnad::eval {
namespace {

using analysis::kPairRelations;
using analysis::PairRelation;

double Share(int part, int whole) { return whole == 0 ? 0 : static_cast<double>(part) / whole; }

}  // namespace

void PairFigures::Add(PairRelation label, PairRelation answer) {
  ++counts_[static_cast<size_t>(label)][static_cast<size_t>(answer)];
}

int PairFigures::Count() const {
  int count = 0;
  for (const auto& row : counts_) {
    for (const int cell : row) count += cell;
  }
  return count;
}

double PairFigures::Accuracy() const {
  int right = 0;
  for (size_t i = 0; i < kPairRelations; ++i) right += counts_[i][i];
  return Share(right, Count());
}

double PairFigures::Precision(PairRelation relation) const {
  const auto k = static_cast<size_t>(relation);
  int answered = 0;
  for (const auto& row : counts_) answered += row[k];
  return Share(counts_[k][k], answered);
}

double PairFigures::Recall(PairRelation relation) const {
  const auto k = static_cast<size_t>(relation);
  int labelled = 0;
  for (const int cell : counts_[k]) labelled += cell;
  return Share(counts_[k][k], labelled);
}

double PairFigures::F1(PairRelation relation) const {
  const double p = Precision(relation), r = Recall(relation);
  return p + r == 0 ? 0 : 2 * p * r / (p + r);
}

double PairFigures::MacroF1() const {
  double sum = 0;
  for (size_t k = 0; k < kPairRelations; ++k) sum += F1(static_cast<PairRelation>(k));
  return sum / kPairRelations;
}

std::string PairFigures::ToString() const {
  return absl::StrFormat("pairs %d  accuracy %.3f  macro-F1 %.3f  contradictions P %.3f R %.3f",
                         Count(), Accuracy(), MacroF1(), Precision(PairRelation::kContradicts),
                         Recall(PairRelation::kContradicts));
}

}  // namespace isnad::eval
