// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/claims/statement_words.h"
#include "core/model/frame.h"

namespace isnad::analysis {

// A word of a statement that is taken for the predicate of a claim.
struct Predicate {
  size_t word = 0;  // index into StatementWords
  EventReading event;
  model::Polarity polarity = model::Polarity::kPositive;
  model::Modality modality = model::Modality::kActual;
  bool passive = false;        // تم تدمير
  bool attribute = false;      // a participle that describes the noun before it
  bool relative = false;       // its clause begins with الذي
  bool heads_content = false;  // a verbal noun that the reporting verb governs itself
  bool presupposed = false;    // after بعد: told as known, not as news
  bool may_be_first = false;   // أحب: "he liked", in a quotation "I like" as well
  bool denied = false;         // by the words around it: لا أساس له من الصحة
  int32_t governor = -1;       // word whose subject is the agent, or -1
  int32_t purpose_of = -1;     // earlier predicate whose agent is the agent, or -1
};

// Whether the reporting verb's act is about this predicate: to deny having
// asked for the arms "which he bought" denies no purchase.
bool IsMain(const Predicate& predicate);

// The predicates of a statement in text order. A verb counts wherever it
// stands; a verbal noun only where something says whether it happened: a
// governing verb, the reporting verb, بعد, a headline. Linear.
std::vector<Predicate> FindPredicates(const StatementWords& words);

}  // namespace isnad::analysis
