// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "core/analysis/analyzer.h"
#include "core/model/article.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"

namespace isnad::eval {

// What the analysis finds when it takes in one article after the other, as the
// ingest service does, without a store: everything is kept in memory.
class CorpusFindings {
 public:
  // Borrows the analyzer.
  explicit CorpusFindings(const analysis::Analyzer& analyzer) : analyzer_(analyzer) {}

  // Malformed articles are counted and left out.
  void Add(const model::Article& article);

  const std::vector<model::Contradiction>& contradictions() const { return contradictions_; }
  const model::Article& ArticleOf(const std::string& id) const { return articles_.at(id); }
  const model::Statement& StatementOf(const std::string& id) const { return statements_.at(id); }
  // The mention that a side of a contradiction stands on.
  const model::ClaimMention& MentionOf(const model::ContradictionSide& side) const;
  size_t article_count() const { return articles_.size(); }
  size_t statement_count() const { return statements_.size(); }
  size_t mention_count() const { return mentions_.size(); }

 private:
  std::vector<model::ClaimMention> Candidates(const std::vector<store::KeyedMention>& own) const;

  const analysis::Analyzer& analyzer_;
  std::vector<model::ClaimMention> mentions_;
  absl::flat_hash_map<std::string, std::vector<size_t>> by_key_;
  absl::flat_hash_map<std::string, std::vector<size_t>> by_statement_;
  absl::flat_hash_map<std::string, model::Article> articles_;
  absl::flat_hash_map<std::string, model::Statement> statements_;
  std::vector<model::Contradiction> contradictions_;
};

}  // namespace isnad::eval
