// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/analysis/document.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/model/actor.h"

namespace isnad::analysis {

class Vocabulary;

// One mention of somebody or something with a name: tokens [name_begin,
// name_end) are the name; [begin, end) adds titles, offices and appositions.
// The name is empty where the words only point to a name elsewhere (الوزارة،
// وزير الخارجية الروسي).
struct EntityMention {
  const DocumentField* field;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t name_begin = 0;
  uint32_t name_end = 0;
  uint32_t title_begin = 0;  // المشير، وزير الدفاع الروسي; empty without
  uint32_t title_end = 0;
  int32_t entity = -1;  // index into EntitySet::entities
};

// Everything in one article that the analysis takes for one and the same.
struct Entity {
  model::Actor actor;               // id, display name, kind, aliases
  std::vector<std::string> titles;  // المشير، وزير الخارجية; display forms, unique
  Gender gender = Gender::kAny;     // that verbs agree with, where known
  // Index of the state that this capital or seat of government speaks for
  // (موسكو and الكرملين for روسيا); -1 otherwise. That state is in the set even where the article
  // never names it.
  int32_t stands_for = -1;
};

// The named entities of one article. Mentions are in text order, title first.
struct EntitySet {
  std::vector<Entity> entities;
  std::vector<EntityMention> mentions;

  // The mention that covers this token of this field, or nullptr. O(log n).
  const EntityMention* At(const DocumentField& field, uint32_t token) const;
};

// Finds the named entities of an article, from the gazetteer, from titles and
// from the head nouns of organisations (rules/ar/gazetteer.textproto and
// names.textproto), and joins the mentions of one name within the article.
// Pure: the same article gives the same entities. Cheap to copy, immutable,
// safe to share between threads.
class EntityReader {
 public:
  // An error names the rule file and the entry at fault.
  static absl::StatusOr<EntityReader> Create();
  static absl::StatusOr<EntityReader> Create(std::shared_ptr<const Vocabulary> vocabulary);

  // Borrows the document: mentions point to its fields. Linear in its length.
  EntitySet Read(const Document& document) const;

 private:
  struct Parts;
  explicit EntityReader(std::shared_ptr<const Parts> parts);
  std::shared_ptr<const Parts> parts_;
};

}  // namespace isnad::analysis
