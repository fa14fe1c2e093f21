// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/testing/fake_analysis.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/model/id.h"

namespace isnad::ingest {
namespace {

constexpr absl::string_view kNegation = "لن ";

store::ActorRecord OutletActor(const model::Article& article) {
  store::ActorRecord record;
  record.actor.id = model::ActorId(article.outlet);
  record.actor.display_name = article.outlet;
  record.actor.kind = model::ActorKind::kMedia;
  record.names = {{article.outlet, article.outlet}};
  return record;
}

model::Frame FrameOf(absl::string_view line) {
  model::Frame frame;
  frame.event = model::EventType::kOccur;
  frame.polarity = absl::ConsumePrefix(&line, kNegation) ? model::Polarity::kNegative
                                                         : model::Polarity::kPositive;
  frame.predicate = std::string(line);
  return frame;
}

void AddLine(const model::Article& article, model::TextSpan span, absl::string_view line,
             store::ArticleRecord* record) {
  const std::vector<std::string> terms = absl::StrSplit(line, ' ', absl::SkipEmpty());
  model::Statement statement;
  statement.article_id = article.id;
  statement.revision = article.revision;
  statement.kind = model::StatementKind::kNarration;
  statement.act = model::SpeechAct::kAssert;
  statement.endorsement = model::Endorsement::kNeutral;
  statement.text = std::string(line);
  statement.span = span;
  statement.speaker.actor_id = model::ActorId(article.outlet);
  statement.speaker.display_name = article.outlet;
  statement.publish_time = article.publish_time;
  statement.rule = "fake";
  statement.rules_version = "1";
  statement.id = model::StatementId(statement);

  store::KeyedMention mention;
  mention.mention.frame = FrameOf(line);
  mention.mention.claim_id = model::ClaimId(mention.mention.frame);
  mention.mention.statement_id = statement.id;
  mention.mention.article_id = article.id;
  mention.mention.holder = statement.speaker;
  mention.mention.span = span;
  mention.mention.text = statement.text;
  mention.mention.outlet = article.outlet;
  mention.mention.origin = article.outlet;
  mention.mention.publish_time = article.publish_time;
  mention.keys = {mention.mention.frame.predicate};
  mention.terms = terms;

  statement.claim_ids = {mention.mention.claim_id};
  record->statements.push_back({std::move(statement), terms});
  record->mentions.push_back(std::move(mention));
}

model::ContradictionSide SideOf(const model::ClaimMention& mention) {
  return {mention.claim_id,        mention.statement_id, mention.article_id,  mention.outlet,
          mention.holder.actor_id, mention.span,         mention.publish_time};
}

model::Contradiction Conflict(const model::ClaimMention& x, const model::ClaimMention& y) {
  const bool x_first =
      std::tie(x.publish_time, x.statement_id) < std::tie(y.publish_time, y.statement_id);
  model::Contradiction found;
  found.a = SideOf(x_first ? x : y);
  found.b = SideOf(x_first ? y : x);
  found.id = model::ContradictionId(found.a.statement_id, found.b.statement_id, found.a.claim_id,
                                    found.b.claim_id);
  found.types = {model::ContradictionType::kNegation};
  found.scope = model::ContradictionScope::kInterOutlet;
  found.confidence = x.article_id == y.article_id ? 0.9 : 0.8;
  found.explanation_en = "One side negates the other.";
  found.explanation_ar = "أحد الطرفين ينفي ما يقوله الآخر.";
  found.rule = "fake";
  found.rules_version = "1";
  found.evident_time = found.b.publish_time;
  return found;
}

}  // namespace

absl::StatusOr<store::ArticleRecord> FakeAnalysis::Analyze(const model::Article& article) const {
  if (on_analyze) on_analyze(article);
  ++analyses_;
  store::ArticleRecord record;
  record.article = article;
  record.actors = {OutletActor(article)};
  uint32_t begin = 0;
  for (const absl::string_view line : absl::StrSplit(article.body, '\n')) {
    const auto end = static_cast<uint32_t>(begin + line.size());
    if (!line.empty()) AddLine(article, {model::TextField::kBody, begin, end}, line, &record);
    begin = end + 1;
  }
  // Out of the order of the text, which the answer has to restore.
  std::reverse(record.statements.begin(), record.statements.end());
  return record;
}

std::vector<model::Contradiction> FakeAnalysis::FindContradictions(
    const std::vector<store::KeyedMention>& mentions,
    const std::vector<model::ClaimMention>& candidates) const {
  std::vector<model::Contradiction> found;
  for (const store::KeyedMention& keyed : mentions) {
    const model::ClaimMention& own = keyed.mention;
    for (const model::ClaimMention& other : candidates) {
      const bool opposed = own.frame.predicate == other.frame.predicate &&
                           own.frame.polarity != other.frame.polarity;
      if (opposed && own.statement_id != other.statement_id) found.push_back(Conflict(own, other));
    }
  }
  return found;
}

}  // namespace isnad::ingest
