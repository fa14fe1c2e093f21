// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/curated_actors.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"

namespace isnad::analysis {
namespace {

using Entry = model::ActorDirectory::Entry;

void AddAlias(const std::string& name, model::Actor* actor) {
  const auto at = std::lower_bound(actor->aliases.begin(), actor->aliases.end(), name);
  if (!name.empty() && (at == actor->aliases.end() || *at != name)) actor->aliases.insert(at, name);
}

void Name(const Entry& entry, model::Actor* actor) {
  if (!entry.display_name.empty() && entry.display_name != actor->display_name) {
    AddAlias(actor->display_name, actor);
    actor->display_name = entry.display_name;
  }
  if (entry.kind != model::ActorKind::kUnspecified) actor->kind = entry.kind;
  if (!entry.wikidata_id.empty()) actor->wikidata_id = entry.wikidata_id;
}

}  // namespace

std::vector<const Entry*> IdentifyActors(const model::ActorDirectory& directory,
                                         EntitySet* entities) {
  std::vector<const Entry*> entries;
  entries.reserve(entities->entities.size());
  for (Entity& entity : entities->entities) {
    const Entry* const entry = directory.Find(entity.actor.id);
    if (entry != nullptr) entity.actor.id = entry->id;
    entries.push_back(entry);
  }
  return entries;
}

void NameActors(const std::vector<const Entry*>& entries, EntitySet* entities,
                std::vector<FoundStatement>* statements) {
  absl::flat_hash_map<std::string, std::string> names;  // by id
  for (size_t i = 0; i < entries.size(); ++i) {
    if (entries[i] == nullptr) continue;
    Name(*entries[i], &entities->entities[i].actor);
    if (!entries[i]->display_name.empty()) names[entries[i]->id] = entries[i]->display_name;
  }
  const auto rename = [&names](model::Attribution& attribution) {
    const auto name = names.find(attribution.actor_id);
    if (name != names.end()) attribution.display_name = name->second;
  };
  for (FoundStatement& found : *statements) {
    rename(found.statement.speaker);
    for (model::Attribution& carrier : found.statement.chain) rename(carrier);
  }
}

}  // namespace isnad::analysis
