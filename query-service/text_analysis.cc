// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/text_analysis.h"

#include <set>
#include <utility>

#include "core/model/id.h"

namespace isnad::query {

absl::StatusOr<std::unique_ptr<const TextAnalysis>> TextAnalysis::Create() {
  auto analyzer = analysis::Analyzer::Create();
  if (!analyzer.ok()) return analyzer.status();
  auto judge = analysis::ContradictionJudge::Create();
  if (!judge.ok()) return judge.status();
  return std::unique_ptr<const TextAnalysis>(
      new TextAnalysis(*std::move(analyzer), *std::move(judge)));
}

TextAnalysis::TextAnalysis(std::unique_ptr<const analysis::Analyzer> analyzer,
                           analysis::ContradictionJudge judge)
    : analyzer_(std::move(analyzer)), judge_(std::move(judge)) {}

absl::StatusOr<std::vector<store::KeyedMention>> TextAnalysis::ReadClaims(
    const SentText& sent) const {
  model::Article article;
  article.id = article.content_hash = model::ContentHash("", sent.text);
  article.outlet = sent.outlet;
  article.language_code = "ar";
  article.body = sent.text;
  article.publish_time = sent.publish_time;
  article.revision = 1;
  auto record = analyzer_->Analyze(article);
  if (!record.ok()) return record.status();
  if (sent.holder.actor_id.empty() && sent.holder.display_name.empty()) return record->mentions;
  std::set<std::string> narrations;
  for (const store::StatementRecord& found : record->statements) {
    if (found.statement.kind == model::StatementKind::kNarration) {
      narrations.insert(found.statement.id);
    }
  }
  for (store::KeyedMention& keyed : record->mentions) {
    if (narrations.count(keyed.mention.statement_id) > 0) keyed.mention.holder = sent.holder;
  }
  return record->mentions;
}

}  // namespace isnad::query
