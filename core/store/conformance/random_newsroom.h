// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <random>
#include <string>

#include "core/store/store_writer.h"

namespace isnad::store {

// What some articles add to a name.
inline constexpr char kEpithet[] = "الكبير";

// A small world whose articles change at random: few names, predicates and
// days, so that nearly everything is shared by several articles.
class RandomNewsroom {
 public:
  explicit RandomNewsroom(uint32_t seed) : random_(seed) {}

  // Puts, revises or deletes one article in the store.
  absl::Status Step(StoreWriter& writer);
  // Puts the surviving articles into another store, in another order.
  absl::Status LoadSurvivors(StoreWriter& writer);

 private:
  size_t Pick(size_t size) { return random_() % size; }
  ArticleRecord Write(size_t slot, int32_t revision);

  std::mt19937 random_;
  std::map<std::string, ArticleRecord> articles_;  // by article id
};

// Everything that a store answers, as text with a line for each answer.
std::string Dump(const StoreReader& reader);

}  // namespace isnad::store
