// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/claim_rules.pb.h"

namespace isnad::analysis {

// Reduces content words to what themes are compared by: the head of the
// synonym set that the word is in, else its light stem. Immutable, cheap to
// copy, shareable between threads.
class Themes {
 public:
  static Themes Create(const rules::ClaimClauseRules& rules);

  std::string LemmaOf(absl::string_view folded_word) const;

  // The vague share ("اجزاء محدوده") that words[i..] begin with, as the number
  // of its words; 0 if none.
  size_t VagueShareAt(const std::vector<absl::string_view>& folded_words, size_t i) const;
  // In percent of the whole, by the folded phrase; nullptr if it is none.
  const rules::VagueShare* VagueShareOf(absl::string_view folded_phrase) const;

 private:
  struct Tables {
    rules::ClaimClauseRules rules;
    absl::flat_hash_map<std::string, std::string> heads;  // by stem
    absl::flat_hash_map<std::string, const rules::VagueShare*> shares;
  };
  std::shared_ptr<const Tables> tables_;
};

}  // namespace isnad::analysis
