// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/analyzer.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/container/flat_hash_set.h"
#include "core/analysis/actor_record.h"
#include "core/analysis/claims/claims.h"
#include "core/analysis/contradictions/contradictions.h"
#include "core/analysis/document.h"
#include "core/analysis/entities/curated_actors.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/entities/vocabulary.h"
#include "core/analysis/rules/gazetteer.h"
#include "core/analysis/statements/imported_statements.h"
#include "core/analysis/statements/statements.h"
#include "core/model/id.h"
#include "core/text/fold.h"
#include "core/text/near_copies.h"

namespace isnad::analysis {
namespace {

void AddMissing(const std::vector<std::string>& names, std::vector<std::string>& known) {
  known.insert(known.end(), names.begin(), names.end());
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
}

// One record an actor: entities that the gazetteer knows under different names
// (a state and its capital as its voice), or that curators merged, are one actor.
std::vector<store::ActorRecord> RecordsOf(const std::vector<Entity>& entities) {
  std::vector<model::Actor> actors;
  absl::flat_hash_map<std::string, size_t> index;
  for (const Entity& entity : entities) {
    const auto [it, is_new] = index.try_emplace(entity.actor.id, actors.size());
    if (is_new) {
      actors.push_back(entity.actor);
      continue;
    }
    AddMissing(entity.actor.aliases, actors[it->second].aliases);
    AddMissing(entity.actor.romanized_names, actors[it->second].romanized_names);
  }
  std::vector<store::ActorRecord> records;
  for (const model::Actor& actor : actors) records.push_back(RecordOf(actor));
  return records;
}

void SetIds(const model::Article& article, const std::string& rules_version,
            std::vector<FoundStatement>& statements) {
  for (FoundStatement& found : statements) {
    found.statement.article_id = article.id;
    found.statement.revision = article.revision;
    found.statement.publish_time = article.publish_time;
    found.statement.rules_version = rules_version;
    found.statement.id = model::StatementId(found.statement);
  }
}

// The titles of the mentions that carry one, as this article words them.
std::vector<model::Designation> DesignationsOf(const EntitySet& entities) {
  std::vector<model::Designation> designations;
  for (const EntityMention& mention : entities.mentions) {
    if (mention.entity < 0 || mention.title_begin >= mention.title_end) continue;
    const model::Actor& actor = entities.entities[mention.entity].actor;
    const DocumentField& field = *mention.field;
    designations.push_back(
        {actor.id, std::string(field.tokens.RawText(mention.title_begin, mention.title_end)),
         field.Span(mention.title_begin, mention.title_end)});
  }
  return designations;
}

// The id of the medium that the outlet's name, as a whole, is known for; empty
// for none. Not what curators made of it: they are asked by what a text names.
std::string MediumOf(const std::string& outlet, const EntityReader& entities) {
  model::Article name;
  name.title = outlet;
  const absl::StatusOr<Document> document = ReadDocument(name);
  if (!document.ok()) return "";
  const EntitySet found = entities.Read(*document);
  if (found.mentions.size() != 1 || found.mentions[0].entity < 0) return "";
  const EntityMention& mention = found.mentions[0];
  const model::Actor& actor = found.entities[mention.entity].actor;
  const bool whole = mention.begin == 0 && mention.end == document->title.tokens.size();
  return whole && actor.kind == model::ActorKind::kMedia ? actor.id : "";
}

// What the outlet has from no other medium, it has by itself.
void NameOutlet(const std::string& medium, std::vector<store::KeyedMention>& mentions) {
  for (store::KeyedMention& keyed : mentions) {
    model::ClaimMention& mention = keyed.mention;
    if (mention.origin_actor_id.empty()) mention.origin_actor_id = medium;
  }
}

// Statements once each, with the claims that they make.
void AddStatements(const std::vector<FoundStatement>& statements, store::ArticleRecord& record) {
  absl::flat_hash_map<std::string, std::vector<std::string>> claims;  // by statement
  for (const store::KeyedMention& keyed : record.mentions) {
    claims[keyed.mention.statement_id].push_back(keyed.mention.claim_id);
  }
  absl::flat_hash_set<std::string> added;
  for (const FoundStatement& found : statements) {
    if (!added.insert(found.statement.id).second) continue;
    store::StatementRecord statement{found.statement, {}};
    AddMissing(text::FoldedWords(found.statement.text), statement.terms);
    AddMissing(claims[found.statement.id], statement.statement.claim_ids);
    record.statements.push_back(std::move(statement));
  }
}

// [begin, end) of the statements that one system supplied.
size_t EndOfSystem(const std::vector<FoundStatement>& statements, size_t begin) {
  size_t end = begin;
  const std::string& system = statements[begin].statement.source_system;
  while (end < statements.size() && statements[end].statement.source_system == system) ++end;
  return end;
}

}  // namespace

struct Analyzer::Parts {
  std::string version;
  EntityReader entities;
  StatementReader statements;
  ClaimReader claims;
  ContradictionJudge judge;
};

Analyzer::Analyzer(std::unique_ptr<const Parts> parts) : parts_(std::move(parts)) {}
Analyzer::~Analyzer() = default;

absl::StatusOr<std::unique_ptr<const Analyzer>> Analyzer::Create(
    const std::vector<GazetteerFile>& gazetteers) {
  const auto gazetteer = Gazetteer::Join(gazetteers);
  if (!gazetteer.ok()) return gazetteer.status();
  const auto vocabulary = Vocabulary::Load(gazetteer->entries());
  if (!vocabulary.ok()) return vocabulary.status();
  auto entities = EntityReader::Create(*vocabulary);
  if (!entities.ok()) return entities.status();
  auto statements = StatementReader::Create(*vocabulary);
  if (!statements.ok()) return statements.status();
  auto claims = ClaimReader::Create();
  if (!claims.ok()) return claims.status();
  auto judge = ContradictionJudge::Create();
  if (!judge.ok()) return judge.status();
  auto parts = std::make_unique<const Parts>(Parts{gazetteer->version(), *std::move(entities),
                                                   *std::move(statements), *std::move(claims),
                                                   *std::move(judge)});
  return std::unique_ptr<const Analyzer>(new Analyzer(std::move(parts)));
}

absl::StatusOr<store::ArticleRecord> Analyzer::Analyze(
    const model::Article& article, const model::ActorDirectory& directory,
    const std::vector<model::Statement>& imported) const {
  absl::StatusOr<Document> document = ReadDocument(article);
  if (!document.ok()) return document.status();
  EntitySet entities = parts_->entities.Read(*document);
  const auto curated = IdentifyActors(directory, &entities);
  std::vector<FoundStatement> statements = parts_->statements.Read(*document, entities);
  SetIds(article, parts_->version, statements);
  NameActors(curated, &entities, &statements);
  store::ArticleRecord record;
  record.article = article;
  record.article.rules_version = parts_->version;
  record.sketch = text::SketchText(document->body.tokens);
  record.mentions = parts_->claims.Read(*document, entities, statements);
  // Each system's by themselves: statements over the same words would take
  // them from each other.
  const auto anchored = AnchorStatements(*document, directory, imported, &entities);
  for (size_t begin = 0; begin < anchored.size();) {
    const size_t end = EndOfSystem(anchored, begin);
    const std::vector<FoundStatement> of_system(anchored.begin() + begin, anchored.begin() + end);
    auto mentions = parts_->claims.Read(*document, entities, of_system);
    std::move(mentions.begin(), mentions.end(), std::back_inserter(record.mentions));
    begin = end;
  }
  statements.insert(statements.end(), anchored.begin(), anchored.end());
  NameOutlet(MediumOf(article.outlet, parts_->entities), record.mentions);
  for (store::KeyedMention& keyed : record.mentions) {
    keyed.keys = parts_->judge.KeysOf(keyed.mention);
  }
  AddStatements(statements, record);
  record.designations = DesignationsOf(entities);
  record.actors = RecordsOf(entities.entities);
  return record;
}

std::vector<model::Contradiction> Analyzer::FindContradictions(
    const std::vector<store::KeyedMention>& mentions,
    const std::vector<model::ClaimMention>& candidates) const {
  std::vector<model::Contradiction> found = parts_->judge.Find(mentions, candidates);
  for (model::Contradiction& each : found) each.rules_version = parts_->version;
  return found;
}

std::vector<std::string> Analyzer::SoughtBeside(const std::vector<std::string>& keys) const {
  return parts_->judge.SoughtBeside(keys);
}

absl::string_view Analyzer::rules_version() const { return parts_->version; }

}  // namespace isnad::analysis
