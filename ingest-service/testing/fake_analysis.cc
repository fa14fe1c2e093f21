// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/testing/fake_analysis.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/model/id.h"
#include "core/text/fold.h"
#include "core/text/near_copies.h"

namespace isnad::ingest {
namespace {

constexpr absl::string_view kNegation = "لن ";

constexpr absl::string_view kSays = ": ";

// The actor that the article calls by this name.
model::Actor ActorOf(const std::string& name, model::ActorKind kind,
                     const model::ActorDirectory& directory) {
  model::Actor actor;
  actor.id = model::ActorId(text::FoldText(name));
  actor.display_name = name;
  actor.kind = kind;
  actor.aliases = {name};
  if (const auto* entry = directory.Find(actor.id)) {
    actor.id = entry->id;
    if (!entry->display_name.empty()) actor.display_name = entry->display_name;
    if (entry->kind != model::ActorKind::kUnspecified) actor.kind = entry->kind;
    actor.wikidata_id = entry->wikidata_id;
  }
  return actor;
}

void AddActor(const model::Actor& actor, store::ArticleRecord* record) {
  const auto known = std::find_if(record->actors.begin(), record->actors.end(),
                                  [&](const auto& each) { return each.actor.id == actor.id; });
  const bool is_new = known == record->actors.end();
  store::ActorRecord& kept = is_new ? record->actors.emplace_back() : *known;
  if (is_new) {
    kept.actor = actor;
    kept.names = {{actor.display_name, text::FoldText(actor.display_name)}};
  }
  for (const std::string& alias : actor.aliases) {
    kept.names.push_back({alias, text::FoldText(alias)});
    if (!is_new) kept.actor.aliases.push_back(alias);
  }
  std::sort(kept.actor.aliases.begin(), kept.actor.aliases.end());
}

model::Frame FrameOf(absl::string_view line, const std::string& version) {
  model::Frame frame;
  frame.event = model::EventType::kOccur;
  frame.polarity = absl::ConsumePrefix(&line, kNegation) ? model::Polarity::kNegative
                                                         : model::Polarity::kPositive;
  frame.predicate = absl::StrCat(line, version == "1" ? "" : ".");
  return frame;
}

// The statement with the one claim that it makes.
void AddStatement(const model::Article& article, model::Statement statement,
                  const std::string& version, store::ArticleRecord* record) {
  const std::vector<std::string> terms = absl::StrSplit(statement.text, ' ', absl::SkipEmpty());
  const bool narrated = statement.kind == model::StatementKind::kNarration;
  store::KeyedMention mention;
  mention.mention.frame = FrameOf(statement.text, version);
  if (!narrated) {
    mention.mention.frame.agent = {statement.speaker.actor_id, statement.speaker.display_name};
  }
  mention.mention.claim_id = model::ClaimId(mention.mention.frame);
  mention.mention.statement_id = statement.id;
  mention.mention.article_id = article.id;
  mention.mention.holder = statement.speaker;
  mention.mention.span = statement.span;
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

// `named` is how the text calls the speaker: a part of the statement's name.
void AddLine(const model::Article& article, model::TextSpan span, absl::string_view line,
             const model::Actor& speaker, const std::string& named, const std::string& version,
             store::ArticleRecord* record) {
  const bool narrated = named == article.outlet;
  model::Statement statement;
  statement.article_id = article.id;
  statement.revision = article.revision;
  statement.kind =
      narrated ? model::StatementKind::kNarration : model::StatementKind::kIndirectSpeech;
  statement.act = model::SpeechAct::kAssert;
  statement.endorsement = model::Endorsement::kNeutral;
  statement.text = std::string(line);
  statement.span = span;
  statement.speaker.actor_id = speaker.id;
  statement.speaker.display_name = named;
  statement.publish_time = article.publish_time;
  statement.rule = "fake";
  statement.rules_version = version;
  statement.id = model::StatementId(statement);
  statement.speaker.display_name = speaker.display_name;
  AddStatement(article, std::move(statement), version, record);
}

void AddImported(const model::Article& article, const model::Statement& supplied,
                 const model::Actor& outlet, const model::ActorDirectory& directory,
                 const std::string& version, store::ArticleRecord* record) {
  model::Statement statement = supplied;
  statement.publish_time = article.publish_time;
  model::Actor speaker = outlet;
  if (statement.kind != model::StatementKind::kNarration) {
    const std::string name = statement.speaker.mention.empty() ? statement.speaker.display_name
                                                               : statement.speaker.mention;
    speaker = ActorOf(name, model::ActorKind::kPerson, directory);
    if (!statement.speaker.actor_id.empty()) {
      const auto* entry = directory.Find(statement.speaker.actor_id);
      speaker.id = entry == nullptr ? statement.speaker.actor_id : entry->id;
    }
  }
  statement.speaker.actor_id = speaker.id;
  statement.speaker.display_name = speaker.display_name;
  AddActor(speaker, record);
  AddStatement(article, std::move(statement), version, record);
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
  found.scope = x.holder.actor_id == y.holder.actor_id ? model::ContradictionScope::kSelf
                                                       : model::ContradictionScope::kInterOutlet;
  found.confidence = x.article_id == y.article_id ? 0.9 : 0.8;
  found.explanation_en = "One side negates the other.";
  found.explanation_ar = "أحد الطرفين ينفي ما يقوله الآخر.";
  found.rule = "fake";
  found.rules_version = "1";
  found.evident_time = found.b.publish_time;
  return found;
}

}  // namespace

absl::StatusOr<store::ArticleRecord> FakeAnalysis::Analyze(
    const model::Article& article, const model::ActorDirectory& directory,
    const std::vector<model::Statement>& imported) const {
  if (on_analyze) on_analyze(article);
  ++analyses_;
  if (!broken_body.empty() && article.body == broken_body) {
    return absl::InternalError("no analysis of this text");
  }
  store::ArticleRecord record;
  record.article = article;
  record.article.rules_version = version;
  record.sketch = text::SketchText(article.body);
  const model::Actor outlet = ActorOf(article.outlet, model::ActorKind::kMedia, directory);
  AddActor(outlet, &record);
  uint32_t begin = 0;
  for (absl::string_view line : absl::StrSplit(article.body, '\n')) {
    const auto end = static_cast<uint32_t>(begin + line.size());
    const size_t says = line.find(kSays);
    if (says != absl::string_view::npos) {
      const std::string name(line.substr(0, says));
      const model::Actor speaker = ActorOf(name, model::ActorKind::kPerson, directory);
      AddActor(speaker, &record);
      begin += static_cast<uint32_t>(says + kSays.size());
      line.remove_prefix(says + kSays.size());
      AddLine(article, {model::TextField::kBody, begin, end}, line, speaker, name, version,
              &record);
    } else if (!line.empty()) {
      AddLine(article, {model::TextField::kBody, begin, end}, line, outlet, article.outlet, version,
              &record);
    }
    begin = end + 1;
  }
  for (const model::Statement& each : imported) {
    AddImported(article, each, outlet, directory, version, &record);
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
                           own.frame.agent.actor_id == other.frame.agent.actor_id &&
                           own.frame.polarity != other.frame.polarity;
      if (opposed && own.statement_id != other.statement_id) found.push_back(Conflict(own, other));
    }
  }
  return found;
}

}  // namespace isnad::ingest
