// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "core/model/actor.h"

namespace isnad::model {

// What curators decided about actors, as the analysis needs it: for the actor
// that a text names, the one that it means. Immutable once built; then safe to
// share between threads.
class ActorDirectory {
 public:
  // An actor as curators know it. Fields that they left open are empty.
  struct Entry {
    std::string id;
    std::string display_name;
    ActorKind kind = ActorKind::kUnspecified;
    std::string wikidata_id;

    friend bool operator==(const Entry&, const Entry&) = default;
  };

  // The actor that a text means where its own words give this id; nullptr
  // where nobody decided anything, so that the text's words stand. O(1).
  const Entry* Find(absl::string_view actor_id) const {
    const auto found = entries_.find(actor_id);
    return found == entries_.end() ? nullptr : &found->second;
  }

  void Put(absl::string_view actor_id, Entry entry) {
    entries_.insert_or_assign(std::string(actor_id), std::move(entry));
  }
  const absl::flat_hash_map<std::string, Entry>& entries() const { return entries_; }

 private:
  absl::flat_hash_map<std::string, Entry> entries_;
};

}  // namespace isnad::model
