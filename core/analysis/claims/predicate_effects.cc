// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/predicate_effects.h"

namespace isnad::analysis {

using model::Modality;
using model::Polarity;

void Negate(Predicate& predicate) {
  predicate.polarity =
      predicate.polarity == Polarity::kPositive ? Polarity::kNegative : Polarity::kPositive;
}

void Weaken(Predicate& predicate, Modality modality) {
  if (predicate.modality == Modality::kActual) predicate.modality = modality;
}

void Apply(rules::Effect effect, Predicate& predicate) {
  switch (effect) {
    case rules::NOT_FACT:
      return Negate(predicate);
    case rules::POSSIBLE:
      return Weaken(predicate, Modality::kPossible);
    case rules::PLANNED:
      return Weaken(predicate, Modality::kPlanned);
    case rules::CONDITIONAL:
      return Weaken(predicate, Modality::kConditional);
    case rules::REQUESTED:
      return Weaken(predicate, Modality::kRequested);
    case rules::PASSIVE:
      predicate.passive = true;
      return;
    case rules::DISBELIEVED:
      predicate.denied = true;
      return;
    case rules::ALLEGED:
      return Weaken(predicate, Modality::kPossible);
    default:
      return;
  }
}

}  // namespace isnad::analysis
