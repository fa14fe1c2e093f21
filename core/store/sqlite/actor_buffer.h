// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "absl/status/status.h"

namespace isnad::store::sqlite {

// What the articles of a transaction add to actors, before it is written: many of
// them name the same ones, and each is then folded once. Taking away is not
// buffered: whoever takes away or reads actors within a transaction writes these
// first (WriteActors in contributions.h). For one thread.
class ActorBuffer {
 public:
  struct Tally {
    int64_t mentions = 0;
    int64_t articles = 0;
    // How many articles say so: of facts by kind and value, of names by name and
    // folded words.
    std::map<std::pair<int, std::string>, int64_t> facts;
    std::map<std::pair<std::string, std::string>, int64_t> names;
  };
  // From here on they should be written: some 10 MB.
  static constexpr size_t kFull = 1 << 13;

  Tally& Of(const std::string& actor_id) {
    ++added_;
    return tallies_[actor_id];
  }
  // By actor id.
  const std::map<std::string, Tally>& tallies() const { return tallies_; }
  bool empty() const { return tallies_.empty(); }
  bool full() const { return tallies_.size() >= kFull; }
  // Calls of Of() since the program began.
  int64_t added() const { return added_; }
  // Some of it was written, some not: the transaction must not be committed.
  void Fail(const absl::Status& why) { failure_ = why; }
  const absl::Status& failure() const { return failure_; }
  void Clear() {
    tallies_.clear();
    failure_ = absl::OkStatus();
  }

 private:
  std::map<std::string, Tally> tallies_;
  int64_t added_ = 0;
  absl::Status failure_;
};

}  // namespace isnad::store::sqlite
