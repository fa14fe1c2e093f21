// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/analysis/morphology/lexicon.h"
#include "core/analysis/claims/event_table.h"
#include "core/analysis/rules/claim_rules.pb.h"

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

// The events of events.textproto and the governors of claim_clauses.textproto, found
// by any form of their words. Immutable, shareable between threads.
class EventLexicon {
 public:
  // An error names the event and the word at fault.
  static absl::StatusOr<EventLexicon> Create(const rules::EventRules& events,
                                             const rules::ClaimClauseRules& clauses);

  absl::InlinedVector<EventReading, 2> Find(absl::string_view folded_word) const;
  absl::InlinedVector<GovernorReading, 2> FindGovernors(absl::string_view folded_word) const;

 private:
  absl::Status AddEvents();
  absl::Status AddGovernors();

  std::shared_ptr<const rules::EventRules> events_;
  std::shared_ptr<const rules::ClaimClauseRules> clauses_;
  Lexicon event_words_;
  Lexicon governor_words_;
  std::vector<std::pair<const rules::Event*, const rules::EventWord*>> event_tags_;
  std::vector<const rules::Governor*> governor_tags_;
};

}  // namespace isnad::analysis
