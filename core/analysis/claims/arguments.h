// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "core/analysis/claims/phrases.h"
#include "core/analysis/claims/predicates.h"
#include "core/analysis/claims/statement_words.h"
#include "core/analysis/claims/themes.h"

namespace isnad::analysis {

// Where an agent that is not named in the clause is to be looked for.
enum class Missing {
  kNothing,  // it is named, or there is none (a passive)
  kSpeaker,  // first person: the speaker of the statement
  kHead,     // of a verbal noun that the reporting verb governs: who speaks, or is accused
  kEarlier,  // dropped or a pronoun: whoever the text spoke of last
};

// What stands around a predicate, by role. Absent phrases are empty.
struct Arguments {
  Phrase agent;
  Phrase patient;
  Phrase place;
  Missing agent_missing = Missing::kNothing;
  bool patient_is_pronoun = false;  // عيّنه
  std::vector<Phrase> themes;       // phrases in the role THEME
  size_t begin = 0;                 // words [begin, end) that make the claim
  size_t end = 0;
};

// Finds the arguments by the rules of the predicate's word: order of subject
// and object, prepositions, relative clauses. Linear in the clause.
Arguments FindArguments(const StatementWords& words, const EntitySet& entities,
                        const Themes& themes, const Predicate& predicate);

}  // namespace isnad::analysis
