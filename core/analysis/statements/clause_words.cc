// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/clause_words.h"

#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_split.h"
#include "absl/strings/strip.h"
#include "core/analysis/rules/clauses.pb.h"
#include "core/analysis/rules/rule_files.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

using Strings = google::protobuf::RepeatedPtrField<std::string>;

ClauseWords::Words FoldAll(const Strings& words) {
  ClauseWords::Words folded;
  for (const std::string& word : words) folded.insert(text::Fold(word));
  return folded;
}

PhraseSet Phrases(const Strings& phrases) {
  PhraseSet set;
  for (const std::string& phrase : phrases) set.Add(phrase);
  return set;
}

bool IsLetterAlone(absl::string_view word) { return word == "ل" || word == "ب"; }

}  // namespace

void PhraseSet::Add(absl::string_view phrase, int32_t value) {
  const std::string folded = text::FoldText(phrase);
  std::vector<std::string> words = absl::StrSplit(folded, ' ');
  std::string first = words[0];
  by_first_[std::move(first)].push_back({std::move(words), value});
}

uint32_t PhraseSet::Match(const FieldWords& words, uint32_t begin, uint32_t limit,
                          int32_t* value) const {
  if (begin >= limit || !words.IsWord(begin)) return begin;
  absl::string_view first = words.folded(begin);
  auto found = by_first_.find(first);
  if (found == by_first_.end() && absl::ConsumePrefix(&first, "و")) found = by_first_.find(first);
  if (found == by_first_.end()) return begin;
  uint32_t best = begin;
  for (const Phrase& phrase : found->second) {
    uint32_t t = begin + 1;
    bool matches = true;
    for (size_t i = 1; i < phrase.words.size() && matches; ++i) {
      const std::string& word = phrase.words[i];
      if (t < limit && words.IsWord(t) && words.folded(t) == word) {
        ++t;
      } else if (IsLetterAlone(word) && t < limit && words.IsWord(t) &&
                 absl::StartsWith(words.folded(t), word)) {
        break;  // written together with the word after it
      } else {
        matches = false;
      }
    }
    if (matches && t > best) {
      best = t;
      if (value != nullptr) *value = phrase.value;
    }
  }
  return best;
}

absl::StatusOr<std::shared_ptr<const ClauseWords>> ClauseWords::Load() {
  auto rules = ReadRuleFile<rules::ClauseRules>("clauses.textproto");
  if (!rules.ok()) return rules.status();
  auto sources = ReadRuleFile<rules::SourceRules>("sources.textproto");
  if (!sources.ok()) return sources.status();
  auto words = std::make_shared<ClauseWords>();
  words->relatives = FoldAll(rules->relative());
  words->conjunctions = FoldAll(rules->conjunction());
  words->auxiliaries = FoldAll(rules->auxiliary());
  words->adverbs = FoldAll(rules->adverb());
  words->asides = FoldAll(rules->aside());
  words->no_clause_after = FoldAll(rules->no_clause_after());
  words->object_starts = FoldAll(rules->object_start());
  words->aside_verbs = FoldAll(rules->aside_verb());
  words->temporals = FoldAll(rules->temporal());
  words->pronouns = FoldAll(rules->pronoun());
  words->first_person = FoldAll(rules->first_person());
  words->through = FoldAll(rules->through());
  words->documents = FoldAll(rules->document());
  words->media_complements = FoldAll(rules->medium_of());
  words->interviews = FoldAll(rules->interview());
  words->of_whom = FoldAll(rules->of_whom());
  words->media = FoldAll(rules->medium());
  words->loose_media = FoldAll(rules->loose_medium());
  words->manners = Phrases(rules->manner());
  words->occasions = Phrases(rules->occasion());
  for (const rules::Platform& platform : rules->platform()) {
    words->platform_names.insert(platform.name());
    for (const std::string& post : platform.post()) {
      words->platforms[text::Fold(post)] = platform.name();
    }
  }
  words->after_quotation = Phrases(rules->after_quotation());
  words->genres = Phrases(rules->genre());
  words->openings = Phrases(rules->opening());
  words->ends_of_phrase = Phrases(rules->end_of_phrase());
  words->thanks = FoldAll(rules->thanks());
  words->ends_after_comma = Phrases(rules->end_after_comma());
  words->ends = Phrases(rules->end());
  words->own_words = Phrases(rules->own_words());
  words->boilerplate = Phrases(rules->boilerplate());
  for (const rules::SourceRule& source : sources->source()) {
    for (const std::string& phrase : source.phrase()) {
      words->source_phrases.Add(phrase, static_cast<int32_t>(words->sources.size()));
    }
    words->sources.push_back({source.id(), source.verb()});
  }
  return words;
}

}  // namespace isnad::analysis
