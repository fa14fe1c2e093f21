// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {

// Joins the noun phrases of one article that name the same: gazetteer names by
// entry, people and organisations by their words, the fullest name first; then
// shorter names, offices and "the ministry" with the name that they point to.
// Two full names that differ stay two, whatever they share.
//
// Use: Add every phrase in text order, then Join once, then Finish.
class Coreference {
 public:
  explicit Coreference(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}

  void Add(const FieldWords& words, const NounPhrase& phrase);
  void Join();
  // After Join: the entity that a lone word (a surname, الوزارة) stands for when
  // met at this place; -1 if none.
  int32_t FindShort(const FieldWords& words, uint32_t token) const;
  void AddShort(const FieldWords& words, uint32_t token, int32_t entity);

  EntitySet Finish() &&;

 private:
  struct Draft {
    const FieldWords* words;
    NounPhrase phrase;
    std::vector<std::string> name;   // folded bare words
    std::vector<std::string> title;  // the same; adjectives of states as the state
    int32_t entity = -1;
  };
  struct Place {  // where an entity was named in full, in text order
    size_t draft;
    int32_t entity;
  };

  std::vector<std::string> BareWords(const FieldWords& words, uint32_t begin, uint32_t end) const;
  std::string Display(const FieldWords& words, uint32_t begin, uint32_t end) const;
  int32_t EntityOfEntry(int32_t entry);
  int32_t NewEntity(const Draft& draft);
  int32_t FindFuller(const Draft& draft) const;
  int32_t EntryNamed(const Draft& draft) const;
  int32_t FindVariant(const Draft& draft) const;
  void AddFuller(size_t draft);
  void JoinNames();
  void JoinOffices();
  void JoinLead();
  int32_t OnlyPersonOfTitle() const;
  void JoinOnlyWoman();
  bool IsApposition(const Draft& name, const Draft& office) const;
  int32_t OnlyBearer(const Draft& office, const std::vector<size_t>& bearers) const;
  void IndexShortForms();
  void Describe(const Draft& draft, Entity* entity) const;

  const Vocabulary& vocabulary_;
  std::vector<Draft> drafts_;
  std::vector<Entity> entities_;
  std::vector<std::string> canonical_;  // folded, by entity; what its id is made of
  absl::flat_hash_map<int32_t, int32_t> by_entry_;
  absl::flat_hash_map<std::string, std::vector<size_t>> fuller_by_word_;
  absl::flat_hash_map<std::string, std::vector<size_t>> people_by_sound_;
  absl::flat_hash_map<std::string, std::vector<Place>> by_short_form_;
};

}  // namespace isnad::analysis
