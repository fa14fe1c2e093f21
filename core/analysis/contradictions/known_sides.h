// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "core/analysis/contradictions/side.h"
#include "core/model/claim.h"

namespace isnad::analysis {

// A mention made ready to be compared, with the keys that it is filed under.
// `side` borrows `mention`.
struct KnownSide {
  model::ClaimMention mention;
  Side side;
  std::vector<std::string> keys;
};

// Mentions made ready before: when their article was analysed, or to be compared with
// other articles on the subject. Only the very same mention is found again: what a
// side is, is a pure function of it. Holds some 40 MB at most. Thread-safe.
class KnownSides {
 public:
  // nullptr where it is not known.
  std::shared_ptr<const KnownSide> Find(const model::ClaimMention& mention);
  void Keep(std::shared_ptr<const KnownSide> side);

 private:
  // Two generations of so many: what is asked for moves to the younger one, and
  // once that is full the older one is forgotten.
  static constexpr size_t kMost = 1 << 13;
  using Generation = absl::flat_hash_map<size_t, std::shared_ptr<const KnownSide>>;

  void KeepAs(size_t hash, std::shared_ptr<const KnownSide> side);

  std::mutex mutex_;
  Generation younger_, older_;  // guarded by mutex_
};

}  // namespace isnad::analysis
