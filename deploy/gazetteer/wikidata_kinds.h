// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "core/analysis/rules/gazetteer.pb.h"

namespace isnad::gazetteer {

// A class of Wikidata (a value of P31, "instance of") that becomes one of our
// kinds. Subclasses are not followed: a class that should count is a row.
struct WikidataKind {
  absl::string_view id;
  rules::EntityKind kind;
  absl::string_view english;
  // What the press says before such a name (صحيفة): makes one word that may be
  // an ordinary one a name. Empty: nothing.
  absl::string_view head;
  bool feminine;  // gender that verbs agree with; of people P21 says it
};

// nullptr for a class that is none of ours. O(1).
const WikidataKind* FindWikidataKind(absl::string_view id);

// Occupations (P106) of people whom the news quotes.
bool IsPublicOccupation(absl::string_view id);

inline constexpr absl::string_view kMale = "Q6581097";
inline constexpr absl::string_view kFemale = "Q6581072";

}  // namespace isnad::gazetteer
