// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/analysis/document.h"
#include "core/model/actor.h"

namespace isnad::analysis {

// One mention of somebody or something with a name: tokens [name_begin,
// name_end) are the name; [begin, end) adds titles, offices and appositions.
struct EntityMention {
  const DocumentField* field;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t name_begin = 0;
  uint32_t name_end = 0;
  int32_t entity = -1;  // index into EntitySet::entities
};

// Everything in one article that the analysis takes for one and the same.
struct Entity {
  model::Actor actor;               // id, display name, kind, aliases
  std::vector<std::string> titles;  // المشير، وزير الخارجية; display forms, unique
};

// The named entities of one article. Mentions are in text order, title first.
struct EntitySet {
  std::vector<Entity> entities;
  std::vector<EntityMention> mentions;

  // The mention that covers this token of this field, or nullptr. O(log n).
  const EntityMention* At(const DocumentField& field, uint32_t token) const;
};

}  // namespace isnad::analysis
