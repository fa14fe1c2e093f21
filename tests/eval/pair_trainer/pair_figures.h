// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>

#include "core/analysis/pairs/pair_model.h"

namespace isnad::eval {

// What was asked and what was answered, counted. Figures of nothing are 0.
class PairFigures {
 public:
  void Add(analysis::PairRelation label, analysis::PairRelation answer);

  int Count() const;
  double Accuracy() const;
  double Precision(analysis::PairRelation relation) const;
  double Recall(analysis::PairRelation relation) const;
  double F1(analysis::PairRelation relation) const;
  double MacroF1() const;

  // "pairs 95  accuracy 0.800  macro-F1 0.790  contradictions P 0.900 R 0.650".
  std::string ToString() const;

 private:
  std::array<std::array<int, analysis::kPairRelations>, analysis::kPairRelations> counts_{};
};

}  // namespace isnad::eval
