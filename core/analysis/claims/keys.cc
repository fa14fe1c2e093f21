// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/keys.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr size_t kThemesInKeys = 3;

void SortUnique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

void AddParticipant(absl::string_view family, const model::Participant& participant,
                    std::vector<std::string>& keys) {
  const std::vector<std::string> stems = NameStems(participant.text);
  if (!stems.empty()) keys.push_back(absl::StrCat(std::string(family), "|p|", stems.back()));
}

}  // namespace

std::string NameStem(absl::string_view folded_word) {
  constexpr size_t kShortest = 3 * 2;  // three letters, in bytes
  std::string stem = LightStem(folded_word);
  if (absl::EndsWith(stem, "ي") && stem.size() > kShortest) stem.resize(stem.size() - 2);
  return stem;
}

std::vector<std::string> NameStems(absl::string_view name) {
  std::vector<std::string> stems;
  for (const std::string& word : text::FoldedWords(name)) stems.push_back(NameStem(word));
  return stems;
}

std::vector<std::string> KeysOf(const model::ClaimMention& mention, const rules::Event& event) {
  const model::Frame& frame = mention.frame;
  std::vector<std::string> keys;
  for (const std::string& family : event.family()) {
    AddParticipant(family, frame.agent, keys);
    AddParticipant(family, frame.patient, keys);
  }
  // Longer lemmas are rarer ones.
  std::vector<std::string> themes = frame.theme;
  std::stable_sort(themes.begin(), themes.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  if (themes.size() > kThemesInKeys) themes.resize(kThemesInKeys);
  for (const std::string& theme : themes) {
    for (const std::string& family : event.family()) {
      keys.push_back(absl::StrCat(family, "|t|", theme));
    }
  }
  if (keys.size() > kMostKeys) keys.resize(kMostKeys);
  SortUnique(keys);
  return keys;
}

std::vector<std::string> TermsOf(const model::ClaimMention& mention) {
  std::vector<std::string> terms = text::FoldedWords(mention.text);
  for (std::string& term : text::FoldedWords(mention.frame.agent.text))
    terms.push_back(std::move(term));
  for (std::string& term : text::FoldedWords(mention.frame.patient.text))
    terms.push_back(std::move(term));
  // One letter is a particle or a stray mark, never a word to search for.
  std::erase_if(terms, [](const std::string& term) { return term.size() <= 2; });
  SortUnique(terms);
  return terms;
}

}  // namespace isnad::analysis
