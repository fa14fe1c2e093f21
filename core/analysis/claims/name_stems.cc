// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/name_stems.h"

#include <algorithm>
#include <utility>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/match.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr size_t kMaxCached = 1 << 13;

void SortUnique(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

}  // namespace

std::string NameStem(absl::string_view folded_word) {
  constexpr size_t kShortest = 3 * 2;  // three letters, in bytes
  std::string stem = LightStem(folded_word);
  if (absl::EndsWith(stem, "ي") && stem.size() > kShortest) stem.resize(stem.size() - 2);
  return stem;
}

std::vector<std::string> NameStems(absl::string_view name) {
  // The news names the same few thousand over and over.
  thread_local absl::flat_hash_map<std::string, std::vector<std::string>> cache;
  const auto cached = cache.find(name);
  if (cached != cache.end()) return cached->second;
  if (cache.size() >= kMaxCached) cache.clear();
  std::vector<std::string> stems;
  for (const std::string& word : text::FoldedWords(name)) stems.push_back(NameStem(word));
  return cache.emplace(name, std::move(stems)).first->second;
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
