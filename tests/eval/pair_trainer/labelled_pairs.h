// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/pairs/pair_model.h"

namespace isnad::eval {

// A text of a pair, and who says it.
struct LabelledSide {
  std::string text;
  std::string holder;  // empty where nobody is named, or the reporter speaks
};

// Two texts of which a reader has said how they relate.
struct LabelledPair {
  std::string id;
  std::string topic;  // pairs of one topic may share words that no other has
  analysis::PairRelation label = analysis::PairRelation::kUnrelated;
  LabelledSide a;
  LabelledSide b;
};

// A .jsonl in the format of tests/eval/pairs/README.md, a folder of such files,
// or a .csv with the columns s1, s2, stance (agree, disagree, other), quoted as
// in RFC 4180. An error names the file and the line.
absl::StatusOr<std::vector<LabelledPair>> ReadLabelledPairs(const std::string& path);

}  // namespace isnad::eval
