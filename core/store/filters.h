// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"
#include "core/model/actor.h"
#include "core/model/claim.h"
#include "core/model/contradiction.h"
#include "core/model/statement.h"

// What a listing may be narrowed by. Unset fields do not narrow; set fields
// are joined by AND, the values of a repeated one by OR.
namespace isnad::store {

// Half-open [begin, end) over publish times.
struct TimeRange {
  absl::Time begin = absl::InfinitePast();
  absl::Time end = absl::InfiniteFuture();
};

struct ArticleFilter {
  std::string outlet;
  std::string url;
  std::string external_id;
  std::string duplicate_of;  // id of the article that they copy
  TimeRange published;
};

struct ActorFilter {
  std::optional<model::ActorKind> kind;
  bool curated = false;      // only actors that a curator set
  bool show_merged = false;  // also actors that were merged into another one
};

struct ActorMergeFilter {
  std::string actor_id;  // as target or as source
  bool show_undone = false;
};

struct StatementFilter {
  std::string article_id;
  std::string speaker_id;
  std::string about_id;  // an actor that takes part in one of its claims
  std::optional<model::SpeechAct> act;
  std::optional<model::StatementKind> kind;
  std::vector<std::string> words;  // folded; all of them must occur
  TimeRange published;
};

struct ClaimFilter {
  std::string actor_id;  // agent or patient
  std::string holder_id;
  std::optional<model::EventType> event;
  TimeRange published;  // of at least one mention
};

struct ContradictionFilter {
  std::string article_id;  // of either side
  std::string actor_id;    // holder of a side, or a participant of its claim
  std::string outlet;      // of either side
  std::vector<model::ContradictionType> types;
  std::optional<model::ContradictionScope> scope;
  double min_confidence = 0;
  TimeRange published;  // of the later side; evident_time is never before it
  // As the store would have answered at this publish time.
  std::optional<absl::Time> as_of;
};

}  // namespace isnad::store
