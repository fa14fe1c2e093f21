// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/gazetteer.pb.h"
#include "deploy/gazetteer/wikidata_kinds.h"

namespace isnad::gazetteer {

// What the import looks at of one item.
struct WikidataItem {
  std::string id;                                       // Q…
  const WikidataKind* kind = nullptr;                   // nullptr: none of ours
  std::string label;                                    // Arabic; empty without
  std::vector<std::string> aliases;                     // Arabic
  std::vector<std::string> romanized;                   // English label and aliases in Latin script
  std::vector<std::string> demonyms;                    // P1549 in Arabic
  std::vector<std::string> capitals;                    // P36: ids
  rules::GrammaticalGender gender = rules::ANY_GENDER;  // P21
  bool holds_office = false;                            // P39
  bool public_occupation = false;                       // P106
  int sitelinks = 0;
};

// Reads a line of the JSON dump (https://doc.wikimedia.org/Wikibase/master/php/
// docs_topics_json.html): an entity with a comma behind it or none. nullopt for
// the brackets around the array, an empty line and entities that are no items.
// INVALID_ARGUMENT for what is no such JSON. Deprecated statements are passed
// over. Linear in the line.
absl::StatusOr<std::optional<WikidataItem>> ReadDumpLine(absl::string_view line);

}  // namespace isnad::gazetteer
