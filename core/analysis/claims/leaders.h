// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "core/analysis/claims/arguments.h"
#include "core/analysis/claims/predicates.h"
#include "core/analysis/claims/statement_words.h"

namespace isnad::analysis {

// Who leads which body according to one article: news speaks of a commander
// and of his forces as one side, and only the article says which are his.
class Leaders {
 public:
  explicit Leaders(const EntitySet& entities, const ClauseWords& clause_words);

  // Reads "قوات الشمال بقيادة …" and "… يقود قوات الشمال" in one statement.
  void Read(const StatementWords& words, const std::vector<Predicate>& predicates,
            const std::vector<Arguments>& arguments);

  // Name of the one who leads the body of this name; empty if the article
  // does not say.
  absl::string_view LeaderOf(absl::string_view body) const;

 private:
  void Add(absl::string_view body, absl::string_view leader);

  const EntitySet& entities_;
  absl::flat_hash_map<std::string, std::string> leaders_;  // by folded body
};

}  // namespace isnad::analysis
