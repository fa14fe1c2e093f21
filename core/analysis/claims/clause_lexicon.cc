// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/clause_lexicon.h"

#include <algorithm>

#include "absl/strings/strip.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr size_t kShortestBehindParticle = 2 * 2;  // letters, in bytes

}  // namespace

ClauseLexicon ClauseLexicon::Create(const rules::ClaimClauseRules& rules,
                                    const rules::WordClasses& word_classes) {
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
  add(rules.place_noun(), kPlaceNoun);
  add(rules.anaphor(), kAnaphor);
  add(rules.withheld(), kWithheld);
  add(rules.accusation(), kAccusation);
  add(rules.anaphor_filler(), kAnaphorFiller);
  add(rules.life_verb(), kLifeVerb);
  for (const rules::Particle& particle : tables->rules.particle()) {
    add(particle.word(), kParticle);
    for (const std::string& word : particle.word()) {
      tables->particles.emplace(text::Fold(word), &particle);
    }
  }
  tables->adjectives.insert(word_classes.adjective().begin(), word_classes.adjective().end());
  tables->nouns.insert(word_classes.noun().begin(), word_classes.noun().end());
  for (const rules::Embedding& embedding : tables->rules.embedding()) {
    for (const std::string& phrase : embedding.phrase()) {
      std::vector<std::string> words = text::FoldedWords(phrase);
      tables->embeddings[words[0]].push_back({words, &embedding});
    }
  }
  for (auto& [first, phrases] : tables->embeddings) {
    std::stable_sort(phrases.begin(), phrases.end(), [](const Phrase& a, const Phrase& b) {
      return a.words.size() > b.words.size();
    });
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

bool ClauseLexicon::IsAdjective(absl::string_view folded_word) const {
  absl::ConsumePrefix(&folded_word, "ال");
  return tables_->adjectives.contains(folded_word);
}

bool ClauseLexicon::IsNoun(absl::string_view folded_word) const {
  absl::ConsumePrefix(&folded_word, "ال");
  return tables_->nouns.contains(folded_word);
}

std::optional<ClauseLexicon::FoundEmbedding> ClauseLexicon::EmbeddingAt(
    const std::vector<absl::string_view>& folded_words, size_t i) const {
  absl::string_view first = folded_words[i];
  auto found = tables_->embeddings.find(first);
  // Behind و, ف, ب, ل: بضمان, ومزاعم.
  if (found == tables_->embeddings.end() && first.size() > kShortestBehindParticle) {
    for (absl::string_view particle : {"و", "ف", "ب", "ل"}) {
      if (absl::ConsumePrefix(&first, particle)) break;
    }
    found = tables_->embeddings.find(first);
  }
  if (found == tables_->embeddings.end()) return std::nullopt;
  for (const Phrase& phrase : found->second) {
    const size_t length = phrase.words.size();
    if (i + length > folded_words.size()) continue;
    if (std::equal(phrase.words.begin() + 1, phrase.words.end(), folded_words.begin() + i + 1)) {
      return FoundEmbedding{phrase.rule, length};
    }
  }
  return std::nullopt;
}

}  // namespace isnad::analysis
