// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/clause_lexicon.h"

#include "core/text/fold.h"

namespace isnad::analysis {

ClauseLexicon ClauseLexicon::Create(const rules::ClaimClauseRules& rules) {
  auto tables = std::make_shared<Tables>();
  tables->rules = rules;
  const auto add = [&tables](const auto& words, uint32_t word_class) {
    for (const std::string& word : words) tables->classes[text::Fold(word)] |= word_class;
  };
  add(rules.clause_opener(), kClauseOpener);
  add(rules.relative(), kRelative);
  add(rules.preposition(), kPreposition);
  add(rules.determiner(), kDeterminer);
  add(rules.adjective(), kAdjective);
  add(rules.stop_word(), kStopWord);
  add(rules.first_person(), kFirstPerson);
  add(rules.third_person(), kThirdPerson);
  add(rules.force_noun(), kForceNoun);
  add(rules.leads(), kLeads);
  add(rules.exception(), kException);
  add(rules.percent(), kPercent);
  add(rules.leader_title(), kLeaderTitle);
  add(rules.time_word(), kTimeWord);
  add(rules.auxiliary(), kAuxiliary);
  for (const rules::Particle& particle : tables->rules.particle()) {
    add(particle.word(), kParticle);
    for (const std::string& word : particle.word()) {
      tables->particles.emplace(text::Fold(word), &particle);
    }
  }
  ClauseLexicon words;
  words.tables_ = std::move(tables);
  return words;
}

uint32_t ClauseLexicon::ClassOf(absl::string_view folded_word) const {
  const auto found = tables_->classes.find(folded_word);
  return found == tables_->classes.end() ? 0 : found->second;
}

const rules::Particle* ClauseLexicon::ParticleOf(absl::string_view folded_word) const {
  const auto found = tables_->particles.find(folded_word);
  return found == tables_->particles.end() ? nullptr : found->second;
}

}  // namespace isnad::analysis
