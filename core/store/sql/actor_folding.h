// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/store/sql/query.h"

// An actor is folded over what articles and curators say of it.
namespace isnad::store::sql {

// What actor_facts.fact says that a value is.
enum class Fact {
  kDisplayName = 1,
  kKind = 2,
  kAlias = 3,
  kRomanizedName = 4,
  kWikidataId = 5,
  kStandsFor = 6,
  kOrigin = 7
};

using ActorIds = absl::Span<const absl::string_view>;

// Makes these actors what is said of them, or nothing where nobody says anything
// any more. As RefoldActors in contributions.h; where a server answers, two round
// trips for all of them.
void RefoldSomeActors(Writes& writes, ActorIds ids, bool curated);

}  // namespace isnad::store::sql
