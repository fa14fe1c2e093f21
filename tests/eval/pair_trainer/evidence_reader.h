// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "absl/status/statusor.h"
#include "core/analysis/pairs/pair_features.h"
#include "query-service/text_analysis.h"
#include "tests/eval/pair_trainer/labelled_pairs.h"

namespace isnad::eval {

// Reads pairs as QueryService.CompareClaims does: claims and rules first, then
// the words.
class EvidenceReader {
 public:
  static absl::StatusOr<EvidenceReader> Create();

  absl::StatusOr<analysis::PairEvidence> Read(const LabelledPair& pair) const;

 private:
  EvidenceReader(analysis::WordBook book, std::unique_ptr<const query::TextAnalysis> analysis);

  analysis::WordBook book_;
  std::unique_ptr<const query::TextAnalysis> analysis_;
};

}  // namespace isnad::eval
