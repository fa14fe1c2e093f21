// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/text_span.h"

namespace isnad::model {

enum class ActorKind : uint8_t {
  kUnspecified = 0,
  kPerson = 1,
  kOrganization = 2,
  kState = 3,
  kInstitution = 4,  // of a state: ministry, parliament, army
  kArmedGroup = 5,
  kMedia = 6,
  kPlace = 7,
  kPopulation = 8,  // a people or group: الأكراد
};

// Somebody who speaks or is spoken about. The id is a pure function of the
// canonical name (core/model/id.h), so that the order in which articles arrive
// never decides who an actor is.
struct Actor {
  std::string id;
  std::string display_name;  // fullest form of the name, without titles
  ActorKind kind = ActorKind::kUnspecified;
  std::vector<std::string> aliases;          // as seen or curated, sorted, unique
  std::vector<std::string> romanized_names;  // Latin spellings, sorted, unique
  std::string wikidata_id;                   // "Q…" or empty
  std::string etag;                          // fingerprint of the fields above

  friend bool operator==(const Actor&, const Actor&) = default;
};

// How one article titles an actor: المشير، اللواء المتقاعد …
struct Designation {
  std::string actor_id;
  std::string title;  // display form
  TextSpan span;      // of the title in the article

  friend bool operator==(const Designation&, const Designation&) = default;
};

}  // namespace isnad::model
