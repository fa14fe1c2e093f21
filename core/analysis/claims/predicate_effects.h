// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/analysis/claims/predicates.h"
#include "core/analysis/rules/claim_rules.pb.h"

namespace isnad::analysis {

// Negates, or undoes a negation.
void Negate(Predicate& predicate);

// Gives an actual event this modality; one already set stays.
void Weaken(Predicate& predicate, model::Modality modality);

// What a particle, governor or embedding phrase does to the event.
void Apply(rules::Effect effect, Predicate& predicate);

}  // namespace isnad::analysis
