// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "absl/time/time.h"
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

// Where the record of an actor came from. Numbers equal isnad.v1.ActorOrigin.
enum class ActorOrigin : uint8_t {
  kUnspecified = 0,
  kGazetteer = 1,
  kText = 2,
  kCurator = 3,
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
  std::string etag;                          // fingerprint of all fields but the times
  // What curation adds; articles give nothing of it but the origin of the name.
  std::string description;  // tells namesakes apart
  ActorOrigin origin = ActorOrigin::kUnspecified;
  std::string merged_into;                     // id of the actor that remains; empty: this one
  absl::Time create_time = absl::UnixEpoch();  // by a curator; the epoch where there was none
  absl::Time update_time = absl::UnixEpoch();  // the same
  // Of a capital or seat of government, id of the state; empty otherwise. From articles.
  std::string stands_for;

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
