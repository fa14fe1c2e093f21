// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/imported_statements.h"

#include <algorithm>
#include <string>
#include <utility>

#include "core/analysis/entities/curated_actors.h"
#include "core/model/id.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using model::Attribution;
using model::TextSpan;

constexpr int32_t kNobody = -1;

struct TokenRange {
  uint32_t begin = 0;
  uint32_t end = 0;
};

const DocumentField& FieldOf(const Document& document, const TextSpan& span) {
  return span.field == model::TextField::kTitle ? document.title : document.body;
}

// The first token from `begin` on for which `holds` is no longer true.
template <typename Predicate>
uint32_t PartitionPoint(const text::TokenizedText& tokens, uint32_t begin, Predicate holds) {
  auto end = static_cast<uint32_t>(tokens.size());
  while (begin < end) {
    const uint32_t middle = begin + (end - begin) / 2;
    if (holds(tokens.RawRange(middle, middle + 1))) {
      begin = middle + 1;
    } else {
      end = middle;
    }
  }
  return begin;
}

// The tokens that have a byte in the span.
TokenRange TokensIn(const DocumentField& field, const TextSpan& span) {
  TokenRange range;
  range.begin = PartitionPoint(field.tokens, 0,
                               [&span](const auto& raw) { return raw.end <= span.begin; });
  range.end = PartitionPoint(field.tokens, range.begin,
                             [&span](const auto& raw) { return raw.begin < span.end; });
  return range;
}

bool HasName(const model::Actor& actor, const std::string& folded) {
  if (text::FoldText(actor.display_name) == folded) return true;
  return std::any_of(actor.aliases.begin(), actor.aliases.end(),
                     [&folded](const auto& alias) { return text::FoldText(alias) == folded; });
}

// Whom attributions mean.
class Resolver {
 public:
  Resolver(const Document& document, const model::ActorDirectory& directory, EntitySet* entities)
      : document_(document), directory_(directory), entities_(*entities) {}

  // The entity, or kNobody for an anonymous source.
  int32_t Resolve(Attribution* attribution) {
    const int32_t entity = attribution->anonymous ? kNobody : Find(*attribution);
    attribution->anonymous = entity == kNobody;
    attribution->actor_id.clear();
    if (entity == kNobody) return entity;
    const model::Actor& actor = entities_.entities[entity].actor;
    attribution->actor_id = actor.id;
    attribution->display_name = actor.display_name;
    return entity;
  }

 private:
  int32_t Find(const Attribution& attribution) {
    if (!attribution.actor_id.empty()) return FindActor(attribution);
    const int32_t mentioned = attribution.mention_span ? At(*attribution.mention_span) : kNobody;
    if (mentioned != kNobody) return mentioned;
    for (const std::string& name : {attribution.mention, attribution.display_name}) {
      if (const int32_t named = Named(name); named != kNobody) return named;
    }
    const std::string& name =
        attribution.display_name.empty() ? attribution.mention : attribution.display_name;
    const std::string folded = text::FoldText(name);
    if (folded.empty()) return kNobody;
    return Add({.id = model::ActorId(folded),
                .display_name = name,
                .origin = model::ActorOrigin::kText});
  }

  int32_t FindActor(const Attribution& attribution) {
    const auto* entry = directory_.Find(attribution.actor_id);
    const std::string& id = entry == nullptr ? attribution.actor_id : entry->id;
    for (size_t i = 0; i < entities_.entities.size(); ++i) {
      if (entities_.entities[i].actor.id == id) return static_cast<int32_t>(i);
    }
    return Add({.id = attribution.actor_id, .display_name = attribution.display_name});
  }

  int32_t At(const TextSpan& span) const {
    const DocumentField& field = FieldOf(document_, span);
    const TokenRange range = TokensIn(field, span);
    for (uint32_t token = range.begin; token < range.end; ++token) {
      const EntityMention* mention = entities_.At(field, token);
      if (mention != nullptr && mention->entity >= 0) return mention->entity;
    }
    return kNobody;
  }

  int32_t Named(const std::string& name) const {
    const std::string folded = text::FoldText(name);
    if (folded.empty()) return kNobody;
    for (size_t i = 0; i < entities_.entities.size(); ++i) {
      if (HasName(entities_.entities[i].actor, folded)) return static_cast<int32_t>(i);
    }
    return kNobody;
  }

  // As curators know the actor.
  int32_t Add(model::Actor actor) {
    EntitySet added;
    added.entities.push_back({.actor = std::move(actor)});
    std::vector<FoundStatement> none;
    NameActors(IdentifyActors(directory_, &added), &added, &none);
    entities_.entities.push_back(std::move(added.entities.front()));
    return static_cast<int32_t>(entities_.entities.size()) - 1;
  }

  const Document& document_;
  const model::ActorDirectory& directory_;
  EntitySet& entities_;
};

FoundStatement Anchor(const Document& document, const model::Statement& statement) {
  const DocumentField& field = FieldOf(document, statement.span);
  const TokenRange range = TokensIn(field, statement.span);
  FoundStatement found{
      .statement = statement, .field = &field, .begin_token = range.begin, .end_token = range.end};
  found.statement.article_id = document.article->id;
  found.statement.revision = document.article->revision;
  found.statement.publish_time = document.article->publish_time;
  return found;
}

}  // namespace

std::vector<FoundStatement> AnchorStatements(const Document& document,
                                             const model::ActorDirectory& directory,
                                             const std::vector<model::Statement>& imported,
                                             EntitySet* entities) {
  Resolver resolver(document, directory, entities);
  std::vector<FoundStatement> statements;
  for (const model::Statement& each : imported) {
    FoundStatement found = Anchor(document, each);
    model::Statement& statement = found.statement;
    if (statement.kind == model::StatementKind::kNarration) {
      statement.speaker = {.display_name = document.article->outlet};
    } else {
      found.speaker_entity = resolver.Resolve(&statement.speaker);
    }
    for (Attribution& carrier : statement.chain) {
      found.chain_entities.push_back(resolver.Resolve(&carrier));
    }
    statements.push_back(std::move(found));
  }
  return statements;
}

}  // namespace isnad::analysis
