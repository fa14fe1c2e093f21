// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "absl/time/time.h"

namespace isnad::model {

// That actors are one and the same, as a person decided. It is kept after it
// is undone.
struct ActorMerge {
  std::string id;
  std::string target_id;                // the actor that remains
  std::vector<std::string> source_ids;  // those that were merged into it
  std::string curator;
  std::string reason;
  absl::Time merge_time = absl::UnixEpoch();
  // Set once the merge is undone.
  std::string undo_curator;
  std::string undo_reason;
  std::optional<absl::Time> undo_time;

  friend bool operator==(const ActorMerge&, const ActorMerge&) = default;
};

}  // namespace isnad::model
