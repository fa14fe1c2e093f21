// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// NounPhraseReader: people without a name, مصادر طبية في المدينة.
#include <algorithm>

#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestPhrase = 24;  // tokens
constexpr uint32_t kMostWords = 5;       // behind the head, unless a preposition leads on

}  // namespace

// What a preposition or غير adds: مصدر في الوزارة، منظمات غير حكومية; `t` if nothing.
uint32_t NounPhraseReader::SourceComplementEnd(uint32_t t, uint32_t limit) const {
  const absl::string_view word = words_.folded(t);
  if (word == "غير") return t + 1 < limit && words_.IsWord(t + 1) ? t + 2 : t;
  if (word == "في" || word == "من" || word == "باسم" || word == "لدي") {
    return ComplementEnd(t, limit);
  }
  return t;
}

// Whether a word goes on with a source: its adjective, or the idafa it opens.
bool NounPhraseReader::GoesOnWithSource(uint32_t head, uint32_t t) const {
  const WordInfo& info = words_.info(t);
  const WordInfo& before = words_.info(t - 1);
  if (Ends(t) || (info.clitics & (kAnd | kFa | kKaf | kLam)) != 0) return false;
  if (info.classes == 0 && !info.definite() && HasPronoun(t)) return false;
  if (words_.info(head).definite() && !Modifies(t)) return false;
  if (before.definite() && !info.definite()) return false;
  // قادة الفصائل: the definite word completes the idafa once.
  const bool completes =
      info.definite() && t > head + 1 && !Modifies(t) && !info.Is(kSourceWord | kOrganizationWord);
  return !(completes && before.definite());
}

uint32_t NounPhraseReader::SourceEnd(uint32_t head, uint32_t limit) const {
  uint32_t end = head + 1;
  while (end < limit && end <= head + kMostWords) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit) break;
    uint32_t entry_end = 0;
    if (words_.IsQuoteMark(t)) {  // مصادر «سكاي نيوز عربية»
      const bool named = t + 1 < limit && end == head + 1 &&
                         EntryAt(t + 1, limit, &entry_end) >= 0 && words_.IsQuoteMark(entry_end);
      return named ? entry_end + 1 : end;
    }
    if (!words_.IsWord(t)) break;
    if (const uint32_t after = SourceComplementEnd(t, limit); after > t) {
      end = after;
      continue;
    }
    if (!GoesOnWithSource(head, t)) break;
    if (EntryAt(t, limit, &entry_end) >= 0) return entry_end;
    end = t + 1;
  }
  return end;
}

NounPhrase NounPhraseReader::ReadSource(uint32_t begin, uint32_t limit) const {
  limit = std::min(limit, begin + kLongestPhrase);
  NounPhrase phrase;
  phrase.kind = PhraseKind::kSource;
  phrase.begin = begin;
  phrase.end = SourceEnd(begin, limit);
  phrase.definite = words_.info(begin).definite();
  phrase.gender = words_.info(begin).gender;
  phrase.actor_kind = model::ActorKind::kPerson;
  // أحد الناجين فادي الخوري: one of them, by name.
  const uint32_t name = SkipHash(phrase.end, limit);
  if (name < limit && words_.IsWord(name) && words_.info(phrase.end - 1).definite() &&
      IsStrongName(name, limit, /*after_office=*/false)) {
    phrase.kind = PhraseKind::kPerson;
    phrase.title_begin = begin;
    phrase.title_end = phrase.name_begin = name;
    phrase.name_end = phrase.end = NameEnd(name, limit, /*after_title=*/true);
    phrase.definite = true;
  }
  return phrase;
}

}  // namespace isnad::analysis
