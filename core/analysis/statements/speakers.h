// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/analysis/entities/entities.h"
#include "core/analysis/entities/field_words.h"
#include "core/analysis/entities/noun_phrase.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/model/statement.h"

namespace isnad::analysis {

// Somebody to whom words are attributed.
struct Speaker {
  model::Attribution attribution;
  int32_t entity = -1;  // in the EntitySet; -1 if anonymous
  Gender gender = Gender::kAny;
  std::string head;  // folded bare first word: مصدر، وزارة; what المصدر points back to
  uint32_t sentence = 0;  // where last heard
};

// Follows who speaks through an article, in text order: resolves phrases
// against the entities, "the source", "the ministry" and "the statement"
// against earlier speakers, and dropped subjects by agreement.
class Speakers {
 public:
  explicit Speakers(const EntitySet& entities) : entities_(&entities) {}

  // Who this phrase is; nullopt if it can speak for nobody.
  std::optional<Speaker> Resolve(const FieldWords& words, const NounPhrase& phrase) const;

  // The mention of a phrase whose words only point to a name; nullptr if none.
  const EntityMention* MentionOf(const FieldWords& words, const NounPhrase& phrase) const {
    if (phrase.kind != PhraseKind::kPlain) return nullptr;
    return entities_->At(words.field(), phrase.begin);
  }

  // The last speaker whom a verb with a dropped subject can agree with.
  std::optional<Speaker> Carry(const Reading& verb) const;
  // The same, if that is no person.
  std::optional<Speaker> CarryBody(const Reading& verb) const;
  // The last speaker, if heard in this sentence.
  std::optional<Speaker> InSentence(uint32_t sentence) const;
  // The first person, organisation or state named between two tokens.
  std::optional<Speaker> FirstNamed(const FieldWords& words, uint32_t begin, uint32_t end,
                                    Gender gender) const;
  // The person named last between two tokens, if the gender agrees.
  std::optional<Speaker> LastPersonNamed(const FieldWords& words, uint32_t begin, uint32_t end,
                                         Gender gender) const;
  // The medium named last before this token, if a verb of this gender may mean it.
  std::optional<Speaker> Medium(const FieldWords& words, uint32_t token, Gender gender) const;
  // Who goes by this display name in the article.
  std::optional<Speaker> Named(absl::string_view display_name) const;
  // The person interviewed, as known before this token: who last spoke, else
  // who is named most.
  std::optional<Speaker> Interviewee(const FieldWords& words, uint32_t before) const;

  void Remember(Speaker speaker, uint32_t sentence);
  void Forget() { history_.clear(); }
  const Speaker* last() const { return history_.empty() ? nullptr : &history_.back(); }

  Speaker FromEntity(int32_t entity) const;

 private:
  Speaker ResolveUnnamed(const FieldWords& words, const NounPhrase& phrase,
                         absl::string_view head) const;
  const EntityMention* MentionBefore(const FieldWords& words, uint32_t token) const;
  const Speaker* Issuer() const;
  bool MayBeSubject(const FieldWords& words, const EntityMention& mention, uint32_t begin,
                    Gender gender) const;
  const Speaker* LastWithHead(absl::string_view head) const;
  static bool IsLoneTitle(const FieldWords& words, const NounPhrase& phrase);
  const Speaker* LastPerson(Gender gender) const;
  static bool IsLoneMedium(const FieldWords& words, const NounPhrase& phrase);
  const EntityMention* MediumBefore(const FieldWords& words, uint32_t token) const;

  const EntitySet* entities_;
  std::vector<Speaker> history_;  // most recent last, a bounded number
};

}  // namespace isnad::analysis
