// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/analysis/claims/arguments.h"
#include "core/analysis/claims/phrases.h"
#include "core/analysis/claims/statement_words.h"

namespace isnad::analysis {

// Who stands in front of a verb as its subject, or what stands for him.
struct SubjectBeforeVerb {
  Phrase phrase;                        // empty if no noun does
  Missing missing = Missing::kNothing;  // where a pronoun does: whom it means
};

// The subject in front of the verb at word v, read as `verb`: from the clause's
// first content word, or, where the verb opens a clause behind an inserted
// relative clause, what that is about: "اللواء، الذي يقود الحرس، طلب …".
// O(words of the clause).
SubjectBeforeVerb FindSubjectBefore(const StatementWords& words, const EntitySet& entities,
                                    const Reading& verb, size_t v);

// The noun that the relative clause around word v is about; empty if none is.
Phrase AntecedentOf(const StatementWords& words, const EntitySet& entities, size_t v);

}  // namespace isnad::analysis
