// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/morphology/form_list.h"

namespace isnad::analysis {

// All forms of a participle: both genders, all numbers, construct states, the
// accusative (مؤكدا). `weak` says that its final ي drops without the article
// (ناف، نافيا، النافي), as of every active participle of a defective verb.
void DeclineParticiple(const Letters& participle, WordForm form, bool weak, FormList* forms);

// A masdar has the accusative, pronouns and, from four letters on, a dual and
// a plural in ات.
void DeclineMasdar(const Letters& masdar, bool weak, FormList* forms);

// A broken or sound plural that the dictionary lists.
void DeclinePlural(const Letters& plural, WordForm form, FormList* forms);

// A noun or adjective with its listed plurals and, if not empty, its feminine;
// with both sound plurals if they are to be guessed.
void DeclineNoun(const Letters& singular, const Letters& feminine,
                 const std::vector<Letters>& plurals, bool guess_plurals, FormList* forms);

}  // namespace isnad::analysis
