// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/event_type.h"

namespace isnad::analysis {

// One way in which a written word may evoke an event.
struct EventReading {
  const rules::Event* event;
  const rules::EventWord* word;
  Reading reading;

  bool finite() const {
    return reading.form == WordForm::kPast || reading.form == WordForm::kPresent;
  }
};

// One way in which a written word may govern the event after it.
struct GovernorReading {
  const rules::Governor* governor;
  Reading reading;
};

// The events of events.textproto and the governors of clauses.textproto, found
// by any form of their words. Immutable, shareable between threads.
class EventLexicon {
 public:
  // An error names the event and the word at fault.
  static absl::StatusOr<EventLexicon> Create(const rules::EventRules& events,
                                             const rules::ClauseRules& clauses);

  absl::InlinedVector<EventReading, 2> Find(absl::string_view folded_word) const;
  absl::InlinedVector<GovernorReading, 2> FindGovernors(absl::string_view folded_word) const;

  // The event of this type that has this predicate (folded lemma); nullptr if
  // there is none. What a stored frame is looked up by.
  const rules::Event* EventOf(model::EventType type, absl::string_view predicate) const;

  const rules::EventRules& rules() const { return *events_; }

 private:
  absl::Status AddEvents();
  absl::Status AddGovernors();

  std::shared_ptr<const rules::EventRules> events_;
  std::shared_ptr<const rules::ClauseRules> clauses_;
  Lexicon event_words_;
  Lexicon governor_words_;
  std::vector<std::pair<const rules::Event*, const rules::EventWord*>> event_tags_;
  std::vector<const rules::Governor*> governor_tags_;
  absl::flat_hash_map<std::string, const rules::Event*> by_predicate_;
};

// The dictionary form of a rule's word: lemma of the verb, or the noun.
absl::string_view LemmaOf(const rules::EventWord& word);

// "HOLD_OFFICE" as model::EventType; kUnspecified if there is no such type.
model::EventType EventTypeOf(absl::string_view name);

}  // namespace isnad::analysis
