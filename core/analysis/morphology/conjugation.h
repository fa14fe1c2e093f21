// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/analysis/morphology/form_list.h"
#include "core/analysis/morphology/verb_pattern.h"

namespace isnad::analysis {

// Adds the finite forms of a verb: past, and present in the indicative, the
// subjunctive and the jussive; all persons. No imperative: news has none.
void Conjugate(const VerbPattern& pattern, FormList* forms);

// Adds the finite forms of its passive (PassiveOf) that are spelled unlike any
// active form already in the list. Third person singular and plural only: أقال
// must not become "I am said", nor أنبياء "both were told". The past of measure I is left out
// unless asked for (see Lexeme).
void ConjugatePassive(const VerbPattern& active, bool with_first_measure_past, FormList* forms);

}  // namespace isnad::analysis
