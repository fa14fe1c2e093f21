// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/corpus/corpus_findings.h"

#include <set>
#include <utility>

namespace isnad::eval {
namespace {

constexpr size_t kNewestPerKey = 64;  // as in ingest-service/limits.h

}  // namespace

void CorpusFindings::Add(const model::Article& article) {
  if (articles_.contains(article.id)) return;
  auto record = analyzer_.Analyze(article);
  if (!record.ok()) return;
  articles_.emplace(article.id, article);
  for (store::StatementRecord& statement : record->statements) {
    const std::string id = statement.statement.id;
    statements_.emplace(id, std::move(statement.statement));
  }
  for (model::Contradiction& found :
       analyzer_.FindContradictions(record->mentions, Candidates(record->mentions))) {
    contradictions_.push_back(std::move(found));
  }
  for (store::KeyedMention& keyed : record->mentions) {
    for (const std::string& key : keyed.keys) by_key_[key].push_back(mentions_.size());
    by_statement_[keyed.mention.statement_id].push_back(mentions_.size());
    mentions_.push_back(std::move(keyed.mention));
  }
}

std::vector<model::ClaimMention> CorpusFindings::Candidates(
    const std::vector<store::KeyedMention>& own) const {
  std::set<size_t> found;
  for (const store::KeyedMention& keyed : own) {
    for (const std::string& key : analyzer_.SoughtBeside(keyed.keys)) {
      const auto entry = by_key_.find(key);
      if (entry == by_key_.end()) continue;
      const std::vector<size_t>& filed = entry->second;
      const size_t begin = filed.size() > kNewestPerKey ? filed.size() - kNewestPerKey : 0;
      found.insert(filed.begin() + static_cast<ptrdiff_t>(begin), filed.end());
    }
  }
  std::vector<model::ClaimMention> candidates;
  for (const size_t i : found) candidates.push_back(mentions_[i]);
  for (const store::KeyedMention& keyed : own) candidates.push_back(keyed.mention);
  return candidates;
}

const model::ClaimMention& CorpusFindings::MentionOf(const model::ContradictionSide& side) const {
  for (const size_t i : by_statement_.at(side.statement_id)) {
    if (mentions_[i].claim_id == side.claim_id) return mentions_[i];
  }
  return mentions_[by_statement_.at(side.statement_id).front()];
}

}  // namespace isnad::eval
