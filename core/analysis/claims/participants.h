// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "absl/strings/string_view.h"
#include "core/analysis/claims/arguments.h"
#include "core/analysis/claims/leaders.h"
#include "core/analysis/claims/statement_words.h"
#include "core/model/frame.h"

namespace isnad::analysis {

// Turns phrases into participants and finds those that are not named: the
// speaker behind نحن, whoever was spoken of last behind a dropped subject.
// One per document; statements in order.
class Participants {
 public:
  Participants(const EntitySet& entities, const ClauseLexicon& clause_words, const Leaders& leaders)
      : entities_(entities), clause_words_(clause_words), leaders_(leaders) {}

  void Begin(const StatementWords& words);

  model::Participant Agent(const Predicate& predicate, const Arguments& arguments);
  model::Participant Patient(const Arguments& arguments) const;
  model::Participant Place(const Arguments& arguments) const;
  // Whom a later dropped subject may refer to.
  void Remember(const Predicate& predicate, const model::Participant& agent, int32_t entity);

 private:
  struct Spoken {  // of whom the text spoke last
    model::Participant who;
    size_t word = 0;
    bool plural = false;
    bool person = false;
    Gender gender = Gender::kAny;  // of the verb that agrees with it
  };

  // What the reporter's sentence goes on about, where its first word tells.
  std::optional<Spoken> Topic() const;
  std::optional<Spoken> Person(int32_t entity) const;
  // The one person whom the sentence before the statement's names.
  std::optional<Spoken> NamedBefore() const;
  model::Participant FromPhrase(const Phrase& phrase) const;
  model::Participant Speaker() const;
  model::Participant Accused() const;
  model::Participant Earlier(const Predicate& predicate) const;
  model::Participant Possessed(const Phrase& phrase) const;
  model::Participant WithLeader(model::Participant participant) const;

  const EntitySet& entities_;
  const ClauseLexicon& clause_words_;
  const Leaders& leaders_;
  const StatementWords* words_ = nullptr;
  std::optional<Spoken> in_statement_;
  std::optional<Spoken> in_narration_;  // last subject of the reporter's sentences
};

}  // namespace isnad::analysis
