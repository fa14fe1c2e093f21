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

// Articles to be analysed again.
struct ArticleSelection {
  std::vector<std::string> ids;  // only these; empty: any
  std::string outlet;
  TimeRange published;
  std::string not_rules_version;  // only those that another version analysed last
  absl::Time ingested_until = absl::InfiniteFuture();  // revision 1 stored then or before
};

struct ActorFilter {
  std::optional<model::ActorKind> kind;
  std::optional<model::ActorOrigin> origin;  // kCurator: those that a curator set
  std::string wikidata_id;
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
  std::string claim_id;  // that it carries
  std::string outlet;
  std::optional<model::Endorsement> endorsement;
};

struct ClaimFilter {
  std::string actor_id;  // agent, patient or place
  std::string holder_id;
  std::optional<model::Stance> stance;  // of the holder; needs one
  std::optional<model::EventType> event;
  TimeRange published;     // of at least one mention
  std::string article_id;  // of at least one mention
  std::string outlet;      // of at least one mention
  int32_t min_origin_count = 0;
};

struct ContradictionFilter {
  std::string article_id;  // of either side
  std::string claim_id;    // of either side
  std::string actor_id;    // holder of a side, or a participant of its claim
  std::string outlet;      // of either side
  std::vector<model::ContradictionType> types;
  std::optional<model::ContradictionScope> scope;
  double min_confidence = 0;
  TimeRange published;  // of the later side; evident_time is never before it
  // As the store would have answered at this publish time.
  std::optional<absl::Time> as_of;
  bool show_dismissed = false;  // also those that a person dismissed
};

}  // namespace isnad::store
