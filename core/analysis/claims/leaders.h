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

// "لواء الصحراء بقيادة فلان": a body as claims name it where its leader is known, and
// the body's own name again.
std::string NameWithLeader(absl::string_view body, absl::string_view leader);
absl::string_view NameWithoutLeader(absl::string_view name);

// Who leads which body according to one article: news speaks of a commander
// and of his forces as one side, and only the article says which are his.
class Leaders {
 public:
  Leaders(const Document& document, const EntitySet& entities, const ClauseLexicon& clause_words);

  // Reads "قوات الشمال بقيادة …" and "… يقود قوات الشمال" in one statement.
  void Read(const StatementWords& words, const std::vector<Predicate>& predicates,
            const std::vector<Arguments>& arguments);

  // Name of the one who leads the body of this name; empty if the article
  // does not say. O(words of the name squared), however many bodies there are.
  absl::string_view LeaderOf(absl::string_view body) const;

 private:
  void ReadTitles(const Entity& entity, const ClauseLexicon& clause_words);
  void ReadNames(const DocumentField& field, const ClauseLexicon& clause_words);
  void Add(absl::string_view body, absl::string_view leader);

  const EntitySet& entities_;
  absl::flat_hash_map<std::string, std::string> leaders_;  // by folded body
  // The same by what tells the body from others: its stems, joined by a space.
  // The smallest name where several lead.
  absl::flat_hash_map<std::string, std::string> by_stems_;
};

}  // namespace isnad::analysis
