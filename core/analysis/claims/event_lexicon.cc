// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/event_lexicon.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

Lexeme LexemeOf(const rules::EventWord& word, size_t tag) {
  Lexeme lexeme;
  lexeme.lemma = std::string(LemmaOf(word));
  lexeme.present = word.present();
  lexeme.masdars.assign(word.masdar().begin(), word.masdar().end());
  lexeme.active_participles.assign(word.active().begin(), word.active().end());
  lexeme.passive_participles.assign(word.passive().begin(), word.passive().end());
  lexeme.plurals.assign(word.plural().begin(), word.plural().end());
  lexeme.tag = static_cast<uint32_t>(tag);
  return lexeme;
}

absl::Status InRule(absl::string_view rule, const rules::EventWord& word,
                    const absl::Status& status) {
  if (status.ok()) return status;
  return absl::Status(status.code(),
                      absl::StrCat(rule, ", word ", std::string(LemmaOf(word)), ": ", status.message()));
}

}  // namespace

namespace {

// Prepositions are compared with folded text: fold them once.
void FoldPrepositions(google::protobuf::RepeatedPtrField<rules::PrepositionRole>* prepositions) {
  for (rules::PrepositionRole& prep : *prepositions) prep.set_word(text::Fold(prep.word()));
}

std::shared_ptr<const rules::EventRules> Prepare(rules::EventRules rules) {
  for (rules::Event& event : *rules.mutable_event()) {
    FoldPrepositions(event.mutable_prep());
    for (rules::EventWord& word : *event.mutable_word()) FoldPrepositions(word.mutable_prep());
  }
  return std::make_shared<const rules::EventRules>(std::move(rules));
}

// A participle counts only where the rules list it.
bool IsListed(const rules::EventWord& word, const Reading& reading) {
  if (reading.form == WordForm::kActiveParticiple) return word.active_size() > 0;
  if (reading.form == WordForm::kPassiveParticiple) return word.passive_size() > 0;
  return true;
}

}  // namespace

absl::StatusOr<EventLexicon> EventLexicon::Create(const rules::EventRules& events,
                                                  const rules::ClaimClauseRules& clauses) {
  EventLexicon lexicon;
  lexicon.events_ = Prepare(events);
  lexicon.clauses_ = std::make_shared<const rules::ClaimClauseRules>(clauses);
  if (absl::Status status = lexicon.AddEvents(); !status.ok()) return status;
  if (absl::Status status = lexicon.AddGovernors(); !status.ok()) return status;
  return lexicon;
}

absl::Status EventLexicon::AddEvents() {
  for (const rules::Event& event : events_->event()) {
    for (const rules::EventWord& word : event.word()) {
      const absl::Status added = event_words_.Add(LexemeOf(word, event_tags_.size()));
      if (!added.ok()) return InRule(absl::StrCat("event ", event.id()), word, added);
      event_tags_.emplace_back(&event, &word);
    }
  }
  return absl::OkStatus();
}

absl::Status EventLexicon::AddGovernors() {
  for (const rules::Governor& governor : clauses_->governor()) {
    for (const rules::EventWord& word : governor.word()) {
      const absl::Status added = governor_words_.Add(LexemeOf(word, governor_tags_.size()));
      if (!added.ok()) return InRule("governor", word, added);
      governor_tags_.push_back(&governor);
    }
  }
  return absl::OkStatus();
}

absl::InlinedVector<EventReading, 2> EventLexicon::Find(absl::string_view folded_word) const {
  absl::InlinedVector<EventReading, 2> found;
  for (const Reading& reading : event_words_.Find(folded_word)) {
    const auto& [event, word] = event_tags_[event_words_.lexemes()[reading.lexeme].tag];
    if (IsListed(*word, reading)) found.push_back({event, word, reading});
  }
  return found;
}

absl::InlinedVector<GovernorReading, 2> EventLexicon::FindGovernors(
    absl::string_view folded_word) const {
  absl::InlinedVector<GovernorReading, 2> found;
  for (const Reading& reading : governor_words_.Find(folded_word)) {
    found.push_back({governor_tags_[governor_words_.lexemes()[reading.lexeme].tag], reading});
  }
  return found;
}

}  // namespace isnad::analysis
