// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/event_type.h"

namespace isnad::analysis {

// The events of events.textproto by what a stored frame knows of them.
// Immutable, cheap to copy, shareable between threads.
class EventTable {
 public:
  // INVALID_ARGUMENT for an unknown event type.
  static absl::StatusOr<EventTable> Create(rules::EventRules rules);

  // The event of this type that has this predicate (folded lemma); nullptr if
  // there is none. O(1).
  const rules::Event* EventOf(model::EventType type, absl::string_view predicate) const;

 private:
  struct Tables {
    rules::EventRules rules;
    absl::flat_hash_map<std::string, const rules::Event*> by_predicate;
  };
  std::shared_ptr<const Tables> tables_;
};

// The dictionary form of a rule's word: lemma of the verb, or the noun.
absl::string_view LemmaOf(const rules::EventWord& word);

// "HOLD_OFFICE" as model::EventType; kUnspecified if there is no such type.
model::EventType EventTypeOf(absl::string_view name);

}  // namespace isnad::analysis
