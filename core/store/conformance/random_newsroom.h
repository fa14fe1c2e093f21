// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <random>
#include <string>
#include <vector>

#include "core/store/store_writer.h"

namespace isnad::store {

// What some articles add to a name.
inline constexpr char kEpithet[] = "الكبير";

// A small world whose articles change at random: few names, predicates and
// days, so that nearly everything is shared by several articles.
class RandomNewsroom {
 public:
  // with_curators: some steps are theirs.
  explicit RandomNewsroom(uint32_t seed, bool with_curators = false)
      : random_(seed), with_curators_(with_curators) {}

  // Puts, revises or deletes one article in the store, or sets, merges or
  // separates actors.
  absl::Status Step(StoreWriter& writer);
  // Puts the surviving articles into another store, in another order, and
  // somewhere among them what holds of the curation.
  absl::Status LoadSurvivors(StoreWriter& writer);

 private:
  size_t Pick(size_t size) { return random_() % size; }
  ArticleRecord Write(size_t slot, int32_t revision);
  absl::Status Curate(StoreWriter& writer);
  absl::Status SetActor(StoreWriter& writer);
  absl::Status Merge(StoreWriter& writer);
  absl::Status Separate(StoreWriter& writer);
  bool IsMerged(const std::string& actor_id) const;
  std::string PickUnmerged();

  std::mt19937 random_;
  const bool with_curators_;
  std::map<std::string, ArticleRecord> articles_;  // by article id
  std::map<std::string, ActorRecord> curated_;     // by actor id
  std::vector<ActorMergeRecord> merges_;           // that stand, oldest first
  int merges_made_ = 0;
};

// Everything that a store answers, as text with a line for each answer; but
// for merges that were undone and, if asked, for when contradictions were found.
std::string Dump(const StoreReader& reader, bool with_detect_times = true);

// Fails the test, fatally, at the first line that differs: gtest's own comparison
// of long texts takes minutes.
void ExpectSameLines(const std::string& actual, const std::string& expected);

}  // namespace isnad::store
