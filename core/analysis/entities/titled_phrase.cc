// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// NounPhraseReader: offices and the names of those who bear them.
#include <algorithm>

#include "absl/strings/strip.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {
namespace {

constexpr int kMostTitles = 4;  // in a row
constexpr uint32_t kLongestBridge = 14;
constexpr size_t kShortestVerb = 4;  // bytes; لـ alone is none

}  // namespace

// Titles in a row: القاضي، اللواء الركن; وزير الخارجية السابق الدكتور.
uint32_t NounPhraseReader::TitlesEnd(uint32_t begin, uint32_t limit) const {
  uint32_t end = begin;
  for (int titles = 0; titles < kMostTitles; ++titles) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit || Ends(t) || !words_.info(t).Is(kTitleWord)) break;
    if (titles > 0 && (words_.info(t).clitics & ~kArticle) != 0) break;
    if (titles > 0 && words_.info(t).Is(kGivenName) && !words_.info(t).definite()) break;
    end = OfficeEnd(t, limit);
  }
  return end;
}

// The name hard behind an office, a comma between them at most.
NounPhraseReader::Bearer NounPhraseReader::BearerBehind(uint32_t end, uint32_t limit) const {
  Bearer bearer{SkipHash(end, limit), end, end};
  const bool comma = words_.IsComma(bearer.begin);
  if (comma) bearer.begin = SkipHash(bearer.begin + 1, limit);
  bearer.end = bearer.begin;
  if (bearer.begin >= limit) return bearer;
  uint32_t entry_end = 0;
  const int32_t entry = EntryAt(bearer.begin, limit, &entry_end);
  if (entry >= 0 && words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson) {
    bearer.entry = entry;
    bearer.end = entry_end;
  } else if (words_.IsQuoteMark(bearer.begin) && !comma &&
             QuotedEnd(bearer.begin, limit) == bearer.begin + 3) {
    bearer.end = bearer.begin + 3;
  } else {
    bearer.end = NameEnd(bearer.begin, limit, /*after_title=*/!comma);
    if (comma && IsStrongName(bearer.begin, limit)) {
      // After a comma, an unknown name must be all that stands there.
      const uint32_t unknown = NameEnd(bearer.begin, limit, /*after_title=*/true);
      const bool all =
          unknown >= limit || !words_.IsWord(unknown) || words_.IsComplementizer(unknown);
      if (all) bearer.end = std::max(bearer.end, unknown);
    }
  }
  return bearer;
}

// اللواء اليحيى: a lone title and a word with the article that is nothing but a
// name; what looks like an adjective is one.
uint32_t NounPhraseReader::SurnameBehind(uint32_t end, uint32_t limit) const {
  const bool lone = end < limit && words_.info(end - 1).clitics == kArticle &&
                    words_.info(end - 1).Is(kTitleWord);
  if (!lone || Ends(end) || words_.info(end).clitics != kArticle) return end;
  const WordInfo& word = words_.info(end);
  const bool name = word.classes == 0 && !LooksRelational(word.bare) && !LookUpWord(word.bare).noun;
  return name ? end + 1 : end;
}

NounPhraseReader::Bearer NounPhraseReader::FindBearer(uint32_t end, uint32_t limit) const {
  Bearer bearer = BearerBehind(end, limit);
  if (bearer || bearer.begin >= limit) return bearer;
  if (const uint32_t surname = SurnameBehind(end, limit); surname > end) return {end, surname, end};
  const uint32_t name = NameBeyond(end, limit);
  if (name == end) return bearer;
  return {name, NameEnd(name, limit, /*after_title=*/true),
          words_.IsComma(name - 1) ? name - 1 : name};
}

// المتحدث باسم رئيس الوزراء فلان: the name is of him that the first speaks for.
bool NounPhraseReader::SpeaksForAnother(uint32_t begin, uint32_t end) const {
  for (uint32_t t = begin; t + 1 < end; ++t) {
    if (words_.folded(t) == "باسم" && words_.info(t + 1).Is(kTitleWord)) return true;
  }
  return false;
}

NounPhrase NounPhraseReader::ReadTitled(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  phrase.kind = PhraseKind::kOffice;
  phrase.begin = phrase.title_begin = begin;
  phrase.gender = words_.info(begin).gender;
  phrase.definite = words_.info(begin).definite();
  phrase.actor_kind = model::ActorKind::kPerson;
  phrase.title_end = phrase.end = TitlesEnd(begin, limit);
  Bearer bearer = FindBearer(phrase.title_end, limit);
  if (bearer && !words_.IsComma(bearer.begin - 1) && SpeaksForAnother(begin, phrase.title_end)) {
    phrase.title_end = phrase.end = bearer.end;
    bearer = BearerBehind(bearer.end, limit);
  }
  if (!bearer) return phrase;
  const bool comma = words_.IsComma(bearer.begin - 1);
  if (!comma && !phrase.definite && phrase.title_end == begin + 1) {
    phrase.end = phrase.title_end = bearer.end;  // مساعد حفتر is somebody else
    return phrase;
  }
  phrase.kind = PhraseKind::kPerson;
  if (phrase.gender == Gender::kAny) phrase.gender = words_.info(bearer.begin).gender;
  phrase.entry = bearer.entry;
  phrase.title_end = bearer.title_end;
  phrase.name_begin = bearer.begin;
  phrase.name_end = bearer.end;
  phrase.end = AppositionEnd(bearer.end, limit);
  if (comma && phrase.end < limit && words_.IsComma(phrase.end)) ++phrase.end;
  return phrase;
}

// الذي، والتي: opens a clause about whoever bears the office.
bool NounPhraseReader::IsRelative(uint32_t t) const {
  absl::string_view word = words_.folded(t);
  absl::ConsumePrefix(&word, "و");
  return word == "الذي" || word == "التي";
}

// A name behind a comma, with a rank before it: نائب قائد القوات، الميجور فلان.
uint32_t NounPhraseReader::NameBehindComma(uint32_t comma, uint32_t from, uint32_t limit) const {
  uint32_t name = SkipHash(comma + 1, limit);
  if (name >= limit || !words_.IsWord(name)) return from;
  const WordInfo& rank = words_.info(name);
  const bool ranked =
      rank.Is(kTitleWord | kAdjective) && rank.clitics == kArticle && name + 1 < limit;
  if (ranked) ++name;
  if (comma == from && !ranked) return from;
  return IsStrongName(name, limit) ? name : from;
}

// Past what may stand between an office and its bearer's name: marks, numbers,
// places, a relative clause, a preposition; `t` if none of these stands here.
uint32_t NounPhraseReader::SkipBelonging(uint32_t t, uint32_t limit) const {
  if (words_.IsQuoteMark(t)) {
    uint32_t close = t + 1;
    while (close < limit && !words_.IsQuoteMark(close)) ++close;
    return std::min(close + 1, limit);
  }
  if (words_.token(t).kind == text::TokenKind::kNumber || SkipHash(t, limit) != t) return t + 1;
  if (!words_.IsWord(t)) return t;
  uint32_t entry_end = 0;
  const int32_t entry = EntryAt(t, limit, &entry_end);
  if (entry >= 0 && words_.vocabulary().entry(entry).kind != model::ActorKind::kPerson) {
    return entry_end;  // جنوب السودان begins like a particle
  }
  if (IsRelative(t)) {
    while (t < limit && !words_.IsComma(t)) ++t;  // the name is behind its clause
    return t;
  }
  return t;
}

// A word that an office may go on with: a preposition, a pronoun after one, an
// adjective, a noun; a second office only if it describes the first
// (المتقاعد القائد السابق للجيش).
bool NounPhraseReader::BelongsToOffice(uint32_t t, uint32_t from) const {
  const WordInfo& info = words_.info(t);
  if ((info.Is(kPreposition) || words_.folded(t) == "باسم") && !IsNameAli(t)) return true;
  const bool after_definite = t > from && words_.info(t - 1).definite();
  if (info.Is(kParticle) && after_definite && HasPronoun(t)) return true;  // المعترف بها
  const bool described = info.clitics == kArticle && after_definite;
  const bool another = info.Is(kTitleWord) || (info.Is(kSourceWord) && !info.definite());
  if (Ends(t) || (another && !described && (info.clitics & ~kArticle) == 0)) return false;
  const DictionarySense sense = LookUpWord(info.bare);
  return info.classes != 0 || !sense.verb || sense.noun || info.bare.size() <= kShortestVerb;
}

// The name after what belongs to an office without being part of its idafa: رئيس
// البعثة في البلاد فلان، أستاذ التاريخ بجامعة دمشق فلان; `from` if there is none.
uint32_t NounPhraseReader::NameBeyond(uint32_t from, uint32_t limit) const {
  limit = std::min(limit, from + kLongestBridge);
  for (uint32_t t = from; t < limit;) {
    if (words_.IsComma(t)) return NameBehindComma(t, from, limit);
    if (const uint32_t after = SkipBelonging(t, limit); after > t) {
      t = after;
      continue;
    }
    if (!words_.IsWord(t)) return from;
    if (t > from && Closes(t - 1) && IsStrongName(t, limit)) return t;
    // قائد اللواء العميد فلان: the rank stands with the name.
    const bool rank = words_.info(t).Is(kTitleWord) && words_.info(t).clitics == kArticle;
    if (rank && t + 1 < limit && IsStrongName(t + 1, limit)) return t + 1;
    if (!BelongsToOffice(t, from)) return from;
    ++t;
  }
  return from;
}

// Whether a noun phrase may be complete with this word: no idafa goes on after it.
bool NounPhraseReader::Closes(uint32_t t) const {
  if (words_.IsQuoteMark(t) || words_.info(t).definite()) return true;
  if (words_.info(t).Is(kParticle) && HasPronoun(t)) return true;  // المعترف بها
  // بجامعة حلب: the place completes it.
  if (t > 0 && words_.IsWord(t - 1) && words_.info(t - 1).Is(kOrganizationWord) &&
      !words_.info(t - 1).definite() && !words_.info(t).Is(kCommonWord | kAdjective)) {
    return true;
  }
  uint32_t end = 0;
  for (uint32_t begin = t; begin + 3 > t; --begin) {
    if (words_.IsWord(begin) && EntryAt(begin, t + 1, &end) >= 0 && end == t + 1) return true;
    if (begin == 0) break;
  }
  return false;
}

}  // namespace isnad::analysis
