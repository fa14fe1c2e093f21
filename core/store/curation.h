// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/model/actor_directory.h"
#include "core/model/actor_merge.h"
#include "core/store/article_record.h"

// What people decided about actors. It stands beside what articles contribute:
// no article, put or deleted, changes it.
namespace isnad::store {

// A merge with its actors as they were shown when it was made: a merged actor
// stays readable as its record, and lends its names to the target.
struct ActorMergeRecord {
  model::ActorMerge merge;
  ActorRecord target;
  std::vector<ActorRecord> sources;  // in the order of merge.source_ids

  friend bool operator==(const ActorMergeRecord&, const ActorMergeRecord&) = default;
};

// Everything that holds at one time.
struct Curation {
  // Grows with every change, in the transaction that makes it. 0: none yet.
  int64_t version = 0;
  // Actors as curators set them, by id: fields that they left open are empty.
  std::vector<ActorRecord> actors;
  // Merges that stand, oldest first, then by id.
  std::vector<ActorMergeRecord> merges;
};

// The actor that each curated name and each merged actor means. An actor that
// was merged means the last of its chain. A curated actor means itself, and so
// does every name of it (display name or alias), unless another curated actor
// that is not the same one in the end has that name too: then nobody gets it.
// Linear in the curation.
model::ActorDirectory DirectoryOf(const Curation& curation);

}  // namespace isnad::store
