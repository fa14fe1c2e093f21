// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/conformance/sample.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/model/id.h"
#include "core/text/near_copies.h"

namespace isnad::store {
namespace {

model::Participant Named(const std::string& name) {
  return name.empty() ? model::Participant{} : model::Participant{ActorIdOf(name), name};
}

std::vector<std::string> WordsOf(absl::string_view text) {
  std::set<std::string> words = absl::StrSplit(text, ' ', absl::SkipEmpty());
  return {words.begin(), words.end()};
}

ActorRecord MakeActor(const std::string& name) {
  ActorRecord record;
  record.actor = {.id = ActorIdOf(name),
                  .display_name = name,
                  .kind = model::ActorKind::kPerson,
                  .aliases = {name}};
  record.names = {{name, name}};
  return record;
}

// Appends the sentence to the body and says where it stands.
model::TextSpan Append(const std::string& text, std::string& body) {
  if (!body.empty()) absl::StrAppend(&body, "\n");
  const auto begin = static_cast<uint32_t>(body.size());
  absl::StrAppend(&body, text, ".");
  return {model::TextField::kBody, begin, begin + static_cast<uint32_t>(text.size())};
}

model::Statement MakeStatement(const model::Article& article, const Saying& saying,
                               const model::TextSpan& span) {
  model::Statement statement{.article_id = article.id,
                             .revision = article.revision,
                             .kind = saying.kind,
                             .act = saying.act,
                             .endorsement = model::Endorsement::kNeutral,
                             .text = saying.text,
                             .span = span,
                             .publish_time = article.publish_time,
                             .rule = "sample",
                             .rules_version = "1"};
  if (!saying.speaker.empty()) {
    statement.speaker = {.actor_id = ActorIdOf(saying.speaker), .display_name = saying.speaker};
  }
  statement.id = model::StatementId(statement);
  return statement;
}

KeyedMention MakeMention(const model::Article& article, const Saying& saying,
                         const model::Statement& statement) {
  KeyedMention keyed;
  keyed.mention = {.statement_id = statement.id,
                   .article_id = article.id,
                   .stance = saying.stance,
                   .holder = statement.speaker,
                   .span = statement.span,
                   .text = statement.text,
                   .outlet = article.outlet,
                   .origin = saying.origin.empty() ? article.outlet : saying.origin,
                   .act = saying.act,
                   .publish_time = article.publish_time,
                   .frame = {.event = saying.event,
                             .predicate = saying.predicate,
                             .agent = Named(saying.agent),
                             .patient = Named(saying.patient),
                             .polarity = saying.polarity}};
  keyed.mention.claim_id = model::ClaimId(keyed.mention.frame);
  keyed.keys = {KeyOf(keyed.mention.frame)};
  keyed.terms = WordsOf(statement.text);
  return keyed;
}

}  // namespace

absl::Time Day(int day) { return absl::FromUnixSeconds(1709251200) + absl::Hours(24) * day; }

std::string ActorIdOf(absl::string_view name) { return model::ActorId(name); }

std::string KeyOf(const model::Frame& frame) {
  return absl::StrCat(frame.predicate, "/", frame.agent.actor_id);
}

ArticleRecord MakeRecord(const std::string& outlet, const std::string& slug, absl::Time published,
                         const std::vector<Saying>& sayings, int32_t revision) {
  ArticleRecord record;
  model::Article& article = record.article;
  article = {.outlet = outlet,
             .url = absl::StrCat("https://example.org/", slug),
             .language_code = "ar",
             .title = absl::StrCat("خبر ", slug),
             .publish_time = published,
             .ingest_time = published + absl::Hours(1),
             .revision = revision};
  article.id = model::ArticleId(article);
  std::set<std::string> names;
  for (const Saying& saying : sayings) {
    const model::TextSpan span = Append(saying.text, article.body);
    model::Statement statement = MakeStatement(article, saying, span);
    KeyedMention keyed = MakeMention(article, saying, statement);
    statement.claim_ids = {keyed.mention.claim_id};
    names.insert({saying.speaker, saying.agent, saying.patient});
    record.statements.push_back({std::move(statement), keyed.terms});
    record.mentions.push_back(std::move(keyed));
  }
  names.erase("");
  for (const std::string& name : names) record.actors.push_back(MakeActor(name));
  article.content_hash = model::ContentHash(article.title, article.body);
  record.sketch = text::SketchText(article.body);
  return record;
}

model::Contradiction MakeContradiction(const model::ClaimMention& x, const model::ClaimMention& y) {
  const auto side = [](const model::ClaimMention& m) {
    return model::ContradictionSide{m.claim_id,        m.statement_id, m.article_id,  m.outlet,
                                    m.holder.actor_id, m.span,         m.publish_time};
  };
  model::Contradiction found;
  found.a = side(x);
  found.b = side(y);
  if (std::tie(found.b.publish_time, found.b.statement_id) <
      std::tie(found.a.publish_time, found.a.statement_id)) {
    std::swap(found.a, found.b);
  }
  found.id = model::ContradictionId(found.a.statement_id, found.b.statement_id, found.a.claim_id,
                                    found.b.claim_id);
  found.types = {model::ContradictionType::kNegation};
  found.scope = x.holder.actor_id == y.holder.actor_id ? model::ContradictionScope::kSelf
                                                       : model::ContradictionScope::kInterActor;
  found.confidence = 0.75;
  found.explanation_en = "One affirms what the other denies.";
  found.explanation_ar = "يثبت أحدهما ما ينفيه الآخر.";
  found.rule = "sample";
  found.rules_version = "1";
  found.evident_time = found.b.publish_time;
  found.detect_time = found.b.publish_time + absl::Hours(2);
  return found;
}

}  // namespace isnad::store
