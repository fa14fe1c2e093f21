// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/curation.h"
#include "core/store/sql/connection.h"

// Transaction's operations on what people decided about actors. An actor that
// stands for itself has, beside the names that articles give it, those that
// its curators set and those of the actors merged into it: they are lent while
// the merge stands. A merged actor has none, and is shown as it was.
namespace isnad::store::sql {

absl::Status PutCuratedActor(Connection& connection, const ActorRecord& curated);
absl::Status PutActorMerge(Connection& connection, const ActorMergeRecord& record);
absl::Status QueueArticlesOfActors(Connection& connection,
                                   const std::vector<std::string>& actor_ids);

// What is shown of an actor beside what articles say.
struct ActorCuration {
  std::optional<model::Actor> merged;  // shown as it stands
  std::optional<model::Actor> known;   // set over what articles say
  bool is_target = false;              // of a merge that stands

  // Whether the actor is shown even where no article names it.
  bool stands() const { return merged || known || is_target; }
};
absl::StatusOr<ActorCuration> CurationOf(Connection& connection, absl::string_view actor_id);

}  // namespace isnad::store::sql
