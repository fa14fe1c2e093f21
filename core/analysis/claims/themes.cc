// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/themes.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "core/analysis/morphology/light_stem.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

constexpr size_t kLetter = 2;  // bytes of an Arabic letter

bool DropPrefix(absl::string_view prefix, size_t keep_letters, absl::string_view& word) {
  if (!absl::StartsWith(word, prefix) || word.size() < prefix.size() + keep_letters * kLetter) return false;
  word.remove_prefix(prefix.size());
  return true;
}

}  // namespace

Themes Themes::Create(const rules::ClaimClauseRules& rules) {
  auto tables = std::make_shared<Tables>();
  tables->rules = rules;
  for (const rules::ThemeSet& set : rules.theme_set()) {
    const std::string head = text::Fold(set.head());
    tables->heads[LightStem(head)] = head;
    for (const std::string& word : set.word()) tables->heads[LightStem(text::Fold(word))] = head;
  }
  for (const rules::VagueShare& share : tables->rules.vague_share()) {
    for (const std::string& phrase : share.phrase()) tables->shares[text::FoldText(phrase)] = &share;
  }
  Themes themes;
  themes.tables_ = std::move(tables);
  return themes;
}

std::string Themes::LemmaOf(absl::string_view folded_word) const {
  const std::string stem = LightStem(folded_word);
  if (const auto found = tables_->heads.find(stem); found != tables_->heads.end()) return found->second;
  // بأسلحة: a preposition before a word of a set.
  for (absl::string_view letter : {"ب", "ل", "ك"}) {
    absl::string_view rest = folded_word;
    if (!DropPrefix(letter, 3, rest)) continue;
    const auto found = tables_->heads.find(LightStem(rest));
    if (found != tables_->heads.end()) return found->second;
  }
  return stem;
}

size_t Themes::VagueShareAt(const std::vector<absl::string_view>& words, size_t i) const {
  if (i + 1 < words.size() &&
      tables_->shares.contains(absl::StrCat(std::string(words[i]), " ", std::string(words[i + 1])))) {
    return 2;
  }
  return i < words.size() && tables_->shares.contains(words[i]) ? 1 : 0;
}

const rules::VagueShare* Themes::VagueShareOf(absl::string_view folded_phrase) const {
  const auto found = tables_->shares.find(folded_phrase);
  return found == tables_->shares.end() ? nullptr : found->second;
}

}  // namespace isnad::analysis
