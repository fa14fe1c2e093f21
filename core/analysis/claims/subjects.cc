// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/claims/subjects.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace isnad::analysis {
namespace {

constexpr size_t kReach = 24;  // words before a relative or behind it

bool IsSingular(const Reading& reading) {
  return reading.number == Number::kSingular && reading.gender != Gender::kAny;
}

// "الجيش عثر على ورشة تستخدم": he found; she is used.
bool IsAnotherVerbsSubject(const StatementWords& words, const Reading& own, size_t subject,
                           size_t v) {
  if (!IsSingular(own)) return false;
  for (size_t j = subject; j < v; ++j) {
    for (const EventReading& event : words[j].events) {
      const Reading& other = event.reading;
      if (event.finite() && IsSingular(other) && other.gender != own.gender) return true;
    }
  }
  return false;
}

// قال إنه يقود: the pronoun stands right before the statement.
bool FollowsPronoun(const StatementWords& words) {
  const FoundStatement& statement = *words.statement;
  if (statement.begin_token == 0) return false;
  const absl::string_view before = statement.field->tokens[statement.begin_token - 1].folded;
  return absl::EndsWith(before, "انه") || absl::EndsWith(before, "انها") ||
         absl::EndsWith(before, "انهم");
}

// الذي is of him, التي of her; of others one cannot tell. "…، وطلب" goes on with
// the insertion.
bool Agrees(absl::string_view relative, const Reading& verb) {
  const bool joined = (verb.clitics & (kAnd | kFa)) != 0;
  if (joined || verb.person != Person::kThird || verb.number == Number::kPlural) return false;
  if (relative == "الذي") return verb.gender != Gender::kFeminine;
  return relative == "التي" && verb.gender != Gender::kMasculine;
}

// The relative that opens the insertion which ends right before word `end`:
// between two commas, with no other comma in it. `end` if there is none.
size_t InsertedRelative(const StatementWords& words, size_t end) {
  if (!words[end].after_comma) return end;
  for (size_t i = end; i-- > 0 && end - i <= kReach;) {
    if (words[i].opens_sentence) return end;
    if (words[i].after_comma) return words[i].Is(kRelative) ? i : end;
  }
  return end;
}

// A phrase that its clause begins with, after words like أن: nothing else that
// an insertion could be about, no preposition before it.
bool BeginsItsClause(const StatementWords& words, const Phrase& phrase) {
  constexpr uint32_t kOpening = kClauseOpener | kParticle | kAuxiliary;
  const size_t begin = words.ClauseBegin(phrase.begin);
  if (!phrase.attached.empty()) return false;
  for (size_t i = begin; i < phrase.begin; ++i) {
    const StatementWord& word = words[i];
    const bool title = (word.classes & ~kContentClasses) == 0;
    if (word.Is(kOpening)) continue;
    if (!title || !word.events.empty() || !word.governors.empty()) return false;
  }
  return true;
}

// "اللواء خليفة، الذي …، طلب".
Phrase SubjectAcrossInsertion(const StatementWords& words, const EntitySet& entities,
                              const Reading& verb, size_t v) {
  const size_t relative = InsertedRelative(words, v);
  if (relative == v || !Agrees(words[relative].folded, verb)) return {};
  const Phrase subject =
      PhraseBefore(words, entities, relative, relative > kReach ? relative - kReach : 0);
  const bool fits = !subject.empty() && AttachedPreposition(words[subject.begin], entities).empty();
  return fits && BeginsItsClause(words, subject) ? subject : Phrase{};
}

}  // namespace

SubjectBeforeVerb FindSubjectBefore(const StatementWords& words, const EntitySet& entities,
                                    const Reading& verb, size_t v) {
  constexpr uint32_t kOpening = kClauseOpener | kParticle | kAuxiliary | kRelative;
  const size_t begin = words.ClauseBegin(v);
  size_t i = begin;
  while (i < v && words[i].Is(kOpening) && !words[i].Is(kThirdPerson)) ++i;
  if (i >= v) {
    if (v == 0 && FollowsPronoun(words)) return {{}, Missing::kEarlier};
    return {SubjectAcrossInsertion(words, entities, verb, begin)};
  }
  if (words[i].Is(kFirstPerson)) return {{}, Missing::kSpeaker};
  if (words[i].Is(kThirdPerson)) return {{}, Missing::kEarlier};
  if (IsAnotherVerbsSubject(words, verb, i, v)) return {};
  return {PhraseAt(words, entities, i, v)};
}

Phrase AntecedentOf(const StatementWords& words, const EntitySet& entities, size_t v) {
  const size_t relative = words.ClauseBegin(v);
  // "والتي": joined to an earlier clause, not to the noun before it.
  if (absl::StartsWith(words[relative].folded, "و")) return {};
  return PhraseBefore(words, entities, relative, relative > kReach ? relative - kReach : 0);
}

}  // namespace isnad::analysis
