// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"
#include "core/model/actor_directory.h"

// How what curators decided about actors enters the analysis of an article: in
// two steps, so that statements are found and named by the text alone, and
// claims speak of the actors that are meant. A merge therefore never changes
// the name of a statement.
namespace isnad::analysis {

// Gives every entity the id of the actor that it means. Two entities may get
// one id. Returns the entry of each entity, nullptr where there is none; they
// point into the directory.
std::vector<const model::ActorDirectory::Entry*> IdentifyActors(
    const model::ActorDirectory& directory, EntitySet* entities);

// Gives the entities and whoever speaks the names that curators gave; what the
// text called them becomes an alias.
void NameActors(const std::vector<const model::ActorDirectory::Entry*>& entries,
                EntitySet* entities, std::vector<FoundStatement>* statements);

}  // namespace isnad::analysis
