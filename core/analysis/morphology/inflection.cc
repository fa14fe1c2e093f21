// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/morphology/inflection.h"

#include <optional>
#include <utility>

#include "core/analysis/morphology/conjugation.h"
#include "core/analysis/morphology/declension.h"
#include "core/analysis/morphology/derivation.h"

namespace isnad::analysis {
namespace {

// The listed forms; the derived one if none is listed; none if so marked.
absl::StatusOr<std::vector<Letters>> ListedOr(const std::vector<std::string>& listed,
                                              const std::optional<Letters>& derived) {
  std::vector<Letters> words;
  if (listed.empty() && derived.has_value()) words.push_back(*derived);
  for (const std::string& word : listed) {
    if (word == kNoSuchForm) continue;
    auto spelling = ReadSpelling(word);
    if (!spelling.ok()) return spelling.status();
    words.push_back(std::move(spelling->letters));
  }
  return words;
}

// ناف and نافي are listed alike.
Letters WithWeakEnding(Letters word) {
  if (word.back() != U'ي') word.push_back(U'ي');
  return word;
}

absl::Status AddParticiples(const Lexeme& lexeme, const VerbPattern& verb, FormList* forms) {
  auto actives = ListedOr(lexeme.active_participles, ActiveParticipleOf(verb));
  if (!actives.ok()) return actives.status();
  const bool weak = verb.weakness == Weakness::kDefective;
  for (const Letters& word : *actives) {
    DeclineParticiple(weak ? WithWeakEnding(word) : word, WordForm::kActiveParticiple, weak, forms);
  }
  auto passives = ListedOr(lexeme.passive_participles, PassiveParticipleOf(verb));
  if (!passives.ok()) return passives.status();
  for (const Letters& word : *passives) {
    DeclineParticiple(word, WordForm::kPassiveParticiple, /*weak=*/false, forms);
  }
  return absl::OkStatus();
}

absl::Status AddMasdars(const Lexeme& lexeme, const VerbPattern& verb, FormList* forms) {
  auto masdars = ListedOr(lexeme.masdars, MasdarOf(verb));
  if (!masdars.ok()) return masdars.status();
  const bool has_weak = verb.weakness == Weakness::kDefective &&
                        (verb.measure == Measure::kV || verb.measure == Measure::kVI);
  for (const Letters& word : *masdars) {
    // تولي, and listed as تول; but not وفاة of توفي.
    const bool weak = has_weak && WithWeakEnding(word) == MasdarOf(verb);
    DeclineMasdar(weak ? WithWeakEnding(word) : word, weak, forms);
  }
  auto plurals = ListedOr(lexeme.plurals, std::nullopt);
  if (!plurals.ok()) return plurals.status();
  for (const Letters& word : *plurals) DeclinePlural(word, WordForm::kMasdar, forms);
  return absl::OkStatus();
}

absl::Status AddVerb(const Lexeme& lexeme, FormList* forms) {
  auto verb = ReadVerbPattern(lexeme);
  if (!verb.ok()) return verb.status();
  Conjugate(*verb, forms);
  const bool lists_passive =
      !lexeme.passive_participles.empty() && lexeme.passive_participles.front() != kNoSuchForm;
  ConjugatePassive(*verb, lists_passive, forms);
  absl::Status status = AddParticiples(lexeme, *verb, forms);
  if (!status.ok()) return status;
  return AddMasdars(lexeme, *verb, forms);
}

absl::Status AddNoun(const Lexeme& lexeme, FormList* forms) {
  auto singular = ReadSpelling(lexeme.lemma);
  if (!singular.ok()) return singular.status();
  auto plurals = ListedOr(lexeme.plurals, std::nullopt);
  if (!plurals.ok()) return plurals.status();
  Letters feminine;
  if (!lexeme.feminine.empty()) {
    auto spelling = ReadSpelling(lexeme.feminine);
    if (!spelling.ok()) return spelling.status();
    feminine = std::move(spelling->letters);
  }
  DeclineNoun(singular->letters, feminine, *plurals, /*guess_plurals=*/lexeme.plurals.empty(),
              forms);
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<std::vector<InflectedForm>> Inflect(const Lexeme& lexeme) {
  FormList forms;
  const absl::Status status =
      lexeme.present.empty() ? AddNoun(lexeme, &forms) : AddVerb(lexeme, &forms);
  if (!status.ok()) return status;
  return std::move(forms).Release();
}

}  // namespace isnad::analysis
