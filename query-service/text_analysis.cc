// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "query-service/text_analysis.h"

#include <algorithm>
#include <set>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "core/model/id.h"

namespace isnad::query {
namespace {

// In an article, words without a full stop are a headline or a caption, which
// claims nothing; in a text that is sent they are its last sentence. What is
// added stands behind the text, so no offset changes.
std::string WithFullStop(const std::string& text) {
  for (absl::string_view stop : {".", "!", "?", "؟", "…"}) {
    if (absl::EndsWith(absl::StripTrailingAsciiWhitespace(text), stop)) return text;
  }
  return text + ".";
}

}  // namespace

absl::StatusOr<std::unique_ptr<const TextAnalysis>> TextAnalysis::Create(
    const std::vector<rpc::TextFile>& gazetteers) {
  std::vector<analysis::GazetteerFile> files;
  for (const rpc::TextFile& file : gazetteers) files.push_back({file.path, file.text});
  auto analyzer = analysis::Analyzer::Create(files);
  if (!analyzer.ok()) return analyzer.status();
  auto judge = analysis::ContradictionJudge::Create();
  if (!judge.ok()) return judge.status();
  auto scorer = analysis::PairScorer::Create();
  if (!scorer.ok()) return scorer.status();
  return std::unique_ptr<const TextAnalysis>(
      new TextAnalysis(*std::move(analyzer), *std::move(judge), *std::move(scorer)));
}

TextAnalysis::TextAnalysis(std::unique_ptr<const analysis::Analyzer> analyzer,
                           analysis::ContradictionJudge judge, analysis::PairScorer scorer)
    : analyzer_(std::move(analyzer)), judge_(std::move(judge)), scorer_(std::move(scorer)) {}

absl::StatusOr<std::vector<store::KeyedMention>> TextAnalysis::ReadClaims(
    const SentText& sent, const model::ActorDirectory& directory) const {
  model::Article article;
  article.id = article.content_hash = model::ContentHash("", sent.text);
  article.outlet = sent.outlet;
  article.language_code = "ar";
  article.body = WithFullStop(sent.text);
  article.publish_time = sent.publish_time;
  article.revision = 1;
  auto record = analyzer_->Analyze(article, directory);
  if (!record.ok()) return record.status();
  for (store::KeyedMention& keyed : record->mentions) {
    model::ClaimMention& mention = keyed.mention;
    mention.span.end = std::min(mention.span.end, static_cast<uint32_t>(sent.text.size()));
    mention.text = sent.text.substr(mention.span.begin, mention.span.end - mention.span.begin);
  }
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
