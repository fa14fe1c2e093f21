// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/phrases.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "core/text/fold.h"

namespace isnad::analysis {
namespace {

// Longest phrase taken whole; news piles up titles, but not the words we need.
constexpr size_t kLongestPhrase = 8;
constexpr size_t kLetter = 2;  // bytes of an Arabic letter

bool HasFiniteEvent(const StatementWord& word) {
  return std::any_of(word.events.begin(), word.events.end(),
                     [](const EventReading& e) { return e.finite(); }) &&
         std::none_of(word.events.begin(), word.events.end(),
                      [](const EventReading& e) { return !e.finite(); });
}

bool HasFiniteGovernor(const StatementWord& word) {
  return std::any_of(word.governors.begin(), word.governors.end(), [](const GovernorReading& g) {
    return g.reading.form == WordForm::kPast || g.reading.form == WordForm::kPresent;
  });
}

// A word that no noun phrase can hold.
bool Breaks(const StatementWord& word) {
  return word.Is(kPreposition | kClauseOpener | kRelative | kParticle | kFirstPerson |
                 kThirdPerson | kTimeWord | kAuxiliary) ||
         HasFiniteEvent(word) || HasFiniteGovernor(word);
}

bool NameContains(const EntityMention& mention, const EntitySet& entities,
                  absl::string_view folded_word) {
  if (mention.entity < 0) return false;
  const model::Actor& actor = entities.entities[mention.entity].actor;
  const std::string name = text::FoldText(actor.display_name);
  return absl::StrContains(absl::StrCat(" ", name, " "), absl::StrCat(" ", folded_word, " "));
}

// A noun that cannot belong to the phrase before it: الشرطة | الطريق, since it
// is no adjective; طائرات روسية | مدينة, since no genitive follows an adjective.
bool BeginsAnother(const StatementWord& word, const StatementWord& before, bool seen_article) {
  if (seen_article) return word.noun && word.mention == nullptr && HasArticle(word.folded);
  return (word.noun || word.mention != nullptr) && before.adjective && !HasArticle(before.folded) &&
         !HasArticle(word.folded);
}

// Words [begin, end) of the statement that the mention covers, from `begin`.
size_t MentionEnd(const StatementWords& words, size_t begin) {
  const EntityMention* mention = words[begin].mention;
  size_t end = begin;
  while (end < words.size() && words[end].mention == mention) ++end;
  return end;
}

}  // namespace

bool HasArticle(absl::string_view folded_word) {
  return absl::StartsWith(folded_word, "ال") && folded_word.size() > 3 * kLetter;
}

absl::string_view AttachedPreposition(const StatementWord& word, const EntitySet& entities) {
  const absl::string_view folded = word.folded;
  if (folded.size() <= 3 * kLetter || word.Is(kPreposition)) return "";
  if (absl::StartsWith(folded, "بال")) return "ب";
  if (absl::StartsWith(folded, "لل")) return "ل";
  for (const EventReading& event : word.events) {
    if (!event.finite() && (event.reading.clitics & kLam)) return "ل";
    if (!event.finite() && (event.reading.clitics & kBa)) return "ب";
  }
  if (word.mention == nullptr) return "";
  const absl::string_view first = folded.substr(0, kLetter);
  if (first != "ب" && first != "ل") return "";
  if (NameContains(*word.mention, entities, folded)) return "";
  return NameContains(*word.mention, entities, folded.substr(kLetter)) ? first : "";
}

Phrase PhraseAt(const StatementWords& words, const EntitySet& entities, size_t begin,
                size_t limit) {
  Phrase phrase{.begin = begin, .end = begin, .head = begin};
  size_t i = begin;
  while (i < limit && (words[i].number || words[i].Is(kDeterminer)) && words[i].mention == nullptr)
    ++i;
  // "128 من مقاتلي الفصيل": some of them.
  const bool part = i > begin && i + 1 < limit && words[i].folded == "من" && !words[i].opens_clause;
  if (part) ++i;
  if (i >= limit || Breaks(words[i])) return phrase;
  if (i > begin && words[i].opens_clause) return phrase;
  phrase.head = i;
  if (words[i].mention != nullptr) {
    phrase.entity = words[i].mention->entity;
    phrase.end = std::min(limit, MentionEnd(words, i));
    phrase.definite = true;
    return phrase;
  }
  phrase.definite = HasArticle(words[i].folded);
  phrase.accusative = !phrase.definite && absl::EndsWith(words[i].folded, "ا");
  bool seen_article = phrase.definite;
  for (++i; i < limit && i - begin < kLongestPhrase; ++i) {
    const StatementWord& word = words[i];
    if (word.opens_clause || Breaks(word) || word.number || word.Is(kDeterminer)) break;
    if (!AttachedPreposition(word, entities).empty()) break;
    const bool article = HasArticle(word.folded) || word.mention != nullptr;
    if (seen_article && !article) break;                 // الحكومة | قروضا
    if (seen_article && word.mention != nullptr) break;  // الوزير | فرنسا
    if (!article && absl::EndsWith(word.folded, "ا") && !words[i - 1].Is(kPlaceNoun)) break;
    if (BeginsAnother(word, words[i - 1], seen_article)) break;
    // A plural in ون stands in no genitive: مسلحون | مركز, but مسلحون مجهولون.
    if (!seen_article && absl::EndsWith(words[i - 1].folded, "ون") &&
        !absl::EndsWith(word.folded, "ون")) {
      break;
    }
    phrase.definite = phrase.definite || article;
    seen_article = seen_article || article;
    if (word.mention != nullptr) i = std::min(limit, MentionEnd(words, i)) - 1;
  }
  phrase.end = i;
  return phrase;
}

Phrase PhraseBefore(const StatementWords& words, const EntitySet& entities, size_t end,
                    size_t limit) {
  if (end <= limit) return {};
  size_t begin = end;
  while (begin > limit && end - begin < kLongestPhrase) {
    const StatementWord& word = words[begin - 1];
    if (Breaks(word)) break;
    --begin;
    if (word.opens_clause) break;
    // A word with an attached preposition ends what it is attached to.
    if (!AttachedPreposition(word, entities).empty()) break;
  }
  // The last phrase of the run is the one that is adjacent to `end`.
  while (begin < end) {
    Phrase phrase = PhraseAt(words, entities, begin, end);
    if (phrase.empty()) {
      ++begin;
      continue;
    }
    if (phrase.end == end) return phrase;
    begin = phrase.end;
  }
  return {};
}

std::string TextOf(const StatementWords& words, const EntitySet& entities, const Phrase& phrase) {
  const text::TokenizedText& tokens = words.field->tokens;
  std::string text;
  for (size_t i = phrase.begin; i < phrase.end; ++i) {
    absl::string_view surface = tokens[words[i].token].surface;
    if (i == phrase.begin) {
      absl::string_view preposition = phrase.attached;
      if (preposition.empty()) preposition = AttachedPreposition(words[i], entities);
      const bool lam = preposition == "ل" && absl::StartsWith(words[i].folded, "لل");
      if (lam) text = "ال";
      surface.remove_prefix(lam ? 2 * kLetter : preposition.size());
    }
    absl::StrAppend(&text, i == phrase.begin ? "" : " ", std::string(surface));
  }
  return text;
}

}  // namespace isnad::analysis
