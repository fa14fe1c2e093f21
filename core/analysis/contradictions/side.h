// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "core/analysis/claims/themes.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/analysis/rules/contradiction_rules.pb.h"
#include "core/model/claim.h"

namespace isnad::analysis {

// The name of a participant as it is compared: the words that tell it from
// others, as stems, in order. Empty where nobody is named; `generic` where the
// words would fit many (الحكومة).
struct ComparedName {
  std::string actor_id;
  std::vector<std::string> words;
  bool generic = false;

  bool empty() const { return words.empty() && actor_id.empty(); }
};

// A mention made ready to be compared with many others. Borrows the mention.
struct Side {
  const model::ClaimMention* mention;
  const rules::Event* event;  // never nullptr
  ComparedName agent;
  ComparedName patient;
  ComparedName place;
  std::vector<std::string> theme;  // of the frame, and the patient's words; sorted, unique
  // +1 where the mention holds that it happened, -1 that it did not.
  int sign = 1;

  // The participant that identifies the event: whom was appointed, who leads.
  const ComparedName& Focus() const {
    return event->focus() == rules::PATIENT ? patient : agent;
  }
};

// Splits names into what can be compared. Immutable after creation.
class NameReader {
 public:
  explicit NameReader(const rules::ContradictionRules& rules);
  ComparedName Read(const model::Participant& participant) const;

 private:
  std::vector<std::string> generic_;  // stems, sorted
  std::vector<std::string> prefixes_;
};

Side ReadSide(const model::ClaimMention& mention, const rules::Event& event,
              const NameReader& names, const Themes& themes);

}  // namespace isnad::analysis
