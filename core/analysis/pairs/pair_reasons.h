// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/pairs/pair_conflict.h"

namespace isnad::analysis {

// Who says a text, as an explanation shows it. Borrows both.
struct PairVoice {
  absl::string_view name;
  absl::string_view text;
};

struct PairExplanation {
  std::string english;
  std::string arabic;
};

// One sentence in each language that quotes both texts and names the words in
// conflict, by the reasons of pair_words.textproto. Cheap to copy, immutable,
// shareable between threads.
class PairReasons {
 public:
  // An error names the type of conflict without a reason.
  static absl::StatusOr<PairReasons> Create();

  PairExplanation ExplainConflicts(const PairVoice& a, const PairVoice& b,
                                   const std::vector<PairConflict>& conflicts) const;
  PairExplanation ExplainAgreement(const PairVoice& a, const PairVoice& b) const;

 private:
  struct Tables;
  std::shared_ptr<const Tables> tables_;
};

}  // namespace isnad::analysis
