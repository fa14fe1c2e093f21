// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/container/flat_hash_map.h"
#include "core/analysis/claims/themes.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/analysis/rules/contradiction_rules.pb.h"
#include "core/analysis/rules/gazetteer.pb.h"
#include "core/model/claim.h"

namespace isnad::analysis {

// The name of a participant as it is compared: the words that tell it from
// others, as stems, in order. Empty where nobody is named; `generic` where the
// words would fit many (الحكومة).
struct ComparedName {
  std::string actor_id;
  std::vector<std::string> words;
  // Those of them that are names, not words of the language: what ties a
  // report to one happening rather than to any of its kind.
  std::vector<std::string> names;
  size_t length = 0;  // in words, prefixes included
  bool generic = false;
  bool country = false;    // البلاد
  bool passing = false;    // الوفد الليبي: there is another one next week
  bool possessed = false;  // منازلهم: whose they are, another word says
  std::string land;        // of one word: the land that it names or is the capital of
  // A land in it tells whose it is, not who: القنصلية السعودية.
  bool described = false;

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
  const ComparedName& Focus() const { return event->focus() == rules::PATIENT ? patient : agent; }
};

// Splits names into what can be compared. Thread-safe; copies share what they have
// read, since the news names the same few thousand over and over.
class NameReader {
 public:
  NameReader(const rules::ContradictionRules& rules, const rules::Gazetteer& gazetteer,
             const Themes& themes);
  ComparedName Read(const model::Participant& participant) const;
  bool IsGeneric(const std::string& stem) const;

 private:
  class Cache;

  ComparedName Split(absl::string_view name) const;
  bool IsName(absl::string_view folded, const std::string& stem) const;
  bool IsDescription(const std::string& stem) const;

  std::vector<std::string> generic_;  // stems, sorted
  std::vector<std::string> prefixes_;
  std::vector<std::string> countries_;
  std::vector<std::string> states_;
  std::vector<std::string> passing_;
  std::vector<std::string> lands_;  // names of states and places, and their adjectives
  // By the name of a state or its capital, of one word: the state.
  absl::flat_hash_map<std::string, std::string> state_of_;
  std::shared_ptr<Cache> cache_;
};

// +1 where the mention says that it holds, -1 where it says that it does not;
// to deny a negation is to say that it holds.
int SignOf(const model::ClaimMention& mention);

// `names` also tells which theme words are generic: those are left out.
Side ReadSide(const model::ClaimMention& mention, const rules::Event& event,
              const NameReader& names, const Themes& themes);

}  // namespace isnad::analysis
