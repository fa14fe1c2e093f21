// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/noun_phrase.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestPhrase = 24;  // tokens
constexpr uint32_t kLongestHash = 4;     // tokens of # and _ before a name

}  // namespace

uint32_t NounPhraseReader::SkipHash(uint32_t t, uint32_t limit) const {
  // Bounded: it is asked at every token.
  limit = std::min(limit, t + kLongestHash);
  while (t < limit && (words_.IsMark(t, "#") || words_.IsMark(t, "_"))) ++t;
  // جان-إيف: a dash without spaces joins.
  if (t > 0 && t + 1 < limit && words_.IsMark(t, "-") && words_.IsWord(t - 1) &&
      words_.IsWord(t + 1) && !words_.token(t).space_before && !words_.token(t + 1).space_before) {
    ++t;
  }
  return t;
}

bool NounPhraseReader::Ends(uint32_t t) const {
  if (!words_.IsWord(t)) return true;
  if (IsNameAli(t)) return false;
  const WordInfo& info = words_.info(t);
  if (info.Is(kTimeWord)) return !IsOfficeAdjective(t);
  // آنا غالاند is folded like the pronoun.
  if (info.Is(kGivenName) && info.Is(kParticle) && absl::StartsWith(words_.token(t).surface, "آ")) {
    return false;
  }
  return (info.Is(kParticle | kReportingVerb) && !info.definite()) || words_.IsComplementizer(t);
}

// الأمين العام, but not العام الماضي: spelled like a word of time.
bool NounPhraseReader::IsOfficeAdjective(uint32_t t) const {
  const WordInfo& info = words_.info(t);
  if (!info.Is(kAdjective) || t == 0 || !words_.IsWord(t - 1)) return false;
  const WordInfo& head = words_.info(t - 1);
  if (!info.definite() && info.clitics != 0) return false;
  return head.definite() == info.definite() &&
         head.Is(kTitleWord | kOrganizationWord | kSourceWord | kAdjective) &&
         !(words_.IsWord(t + 1) && words_.info(t + 1).Is(kTimeWord));
}

bool NounPhraseReader::IsDemonstrative(uint32_t t) const {
  const absl::string_view word = words_.folded(t);
  return word == "هذا" || word == "هذه" || word == "ذلك" || word == "تلك";
}

bool NounPhraseReader::Modifies(uint32_t t) const {
  const WordInfo& info = words_.info(t);
  if (!info.definite() || (info.clitics & (kAnd | kFa | kBa | kLam | kKaf)) != 0) return false;
  if (info.Is(kAudience)) return false;  // أبلغ الوزير الصحفيين
  return info.Is(kAdjective) || (LooksRelational(info.bare) && !info.Is(kTitleWord | kSourceWord));
}

bool NounPhraseReader::IsAudience(uint32_t t) const {
  const WordInfo& info = words_.info(t);
  if ((info.clitics & kLam) == 0) return false;
  return info.Is(kAudience) || info.kind == model::ActorKind::kMedia;
}

int32_t NounPhraseReader::EntryAt(uint32_t t, uint32_t limit, uint32_t* end) const {
  if (!words_.IsWord(t)) return -1;
  return words_.vocabulary().FindEntry(words_.field().tokens, t, limit, end);
}

NounPhrase NounPhraseReader::ReadOrganization(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  const WordInfo& info = words_.info(begin);
  phrase.begin = phrase.name_begin = begin;
  phrase.name_end = OrganizationEnd(begin, limit);
  phrase.end = TailEnd(phrase.name_end, limit);
  phrase.definite = info.definite() || phrase.end > begin + 1;
  phrase.gender = info.gender;
  phrase.actor_kind = info.kind;
  // One bare word names nobody: a definite one points back to somebody.
  const bool proper = phrase.end > begin + 1;
  phrase.kind = proper ? PhraseKind::kOrganization : PhraseKind::kPlain;
  if (!proper && !info.definite()) phrase.kind = PhraseKind::kSource;
  return phrase;
}

NounPhrase NounPhraseReader::ReadQuotedName(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  const uint32_t end = QuotedEnd(begin, limit);
  if (end == begin || end > begin + 6) return phrase;
  phrase = NounPhrase{PhraseKind::kQuotedName, begin, TailEnd(end, limit), begin + 1, end - 1};
  phrase.definite = true;
  uint32_t entry_end = 0;
  const int32_t entry = EntryAt(begin + 1, end - 1, &entry_end);
  if (entry >= 0 && entry_end == end - 1) {
    phrase.kind = PhraseKind::kEntry;
    phrase.entry = entry;
    phrase.gender = words_.vocabulary().entry(entry).gender;
    phrase.actor_kind = words_.vocabulary().entry(entry).kind;
  } else if (words_.info(begin + 1).Is(kOrganizationWord)) {
    phrase.kind = PhraseKind::kOrganization;
    phrase.gender = words_.info(begin + 1).gender;
    phrase.actor_kind = words_.info(begin + 1).kind;
  }
  return phrase;
}

NounPhrase NounPhraseReader::ReadPlain(uint32_t begin, uint32_t limit, PhraseKind kind) const {
  NounPhrase phrase;
  phrase.kind = kind;
  phrase.begin = begin;
  phrase.definite = words_.info(begin).definite();
  phrase.gender = words_.info(begin).gender;
  phrase.end = begin + 1;
  limit = std::min(limit, begin + kLongestPhrase);
  while (phrase.end < limit && words_.IsWord(phrase.end) && !Ends(phrase.end) &&
         Modifies(phrase.end)) {
    ++phrase.end;
  }
  if (phrase.definite) phrase.end = TailEnd(phrase.end, limit);
  // المتظاهرة كارين فلان: whoever is so described has a name.
  const uint32_t name = SkipHash(phrase.end, limit);
  // السير كليف: a forename is enough where the clause goes on behind it.
  const bool forename = name < limit && words_.IsWord(name) && words_.info(name).Is(kGivenName) &&
                        words_.info(name).clitics == 0 && !Ends(name) &&
                        NameMayEnd(name + 1, limit);
  if (kind == PhraseKind::kPlain && phrase.definite && name < limit &&
      (forename || IsStrongName(name, limit, /*after_office=*/false))) {
    const uint32_t name_end = NameEnd(name, limit, /*after_title=*/true);
    // المؤذن عادل فلان المشارك في الدورة.
    const bool described = words_.info(name).Is(kGivenName) && words_.IsWord(name_end) &&
                           words_.info(name_end).definite();
    if (described || NameMayEnd(name_end, limit)) {
      phrase = {PhraseKind::kPerson, begin, name_end, name, name_end, begin, name};
      phrase.gender = words_.info(begin).gender;
      phrase.definite = true;
      phrase.actor_kind = model::ActorKind::kPerson;
    }
  }
  return phrase;
}

NounPhrase NounPhraseReader::ReadEntry(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  uint32_t end = 0;
  const int32_t entry = EntryAt(begin, limit, &end);
  if (entry < 0) return phrase;
  phrase.kind = PhraseKind::kEntry;
  phrase.begin = phrase.name_begin = begin;
  phrase.name_end = end;
  phrase.entry = entry;
  phrase.definite = true;
  phrase.gender = words_.vocabulary().entry(entry).gender;
  phrase.actor_kind = words_.vocabulary().entry(entry).kind;
  // Verbs agree with the noun: القوات for an army, too.
  if (phrase.actor_kind == model::ActorKind::kOrganization ||
      phrase.actor_kind == model::ActorKind::kArmedGroup ||
      words_.info(begin).gender != Gender::kAny) {
    if (phrase.actor_kind != model::ActorKind::kPerson) phrase.gender = words_.info(begin).gender;
  }
  phrase.end = end;
  if (phrase.actor_kind == model::ActorKind::kPerson) {
    phrase.kind = PhraseKind::kPerson;
    phrase.end = AppositionEnd(end, limit);
  } else {
    // الرسمية بعد اسم الوكالة; (سانا) after it.
    while (phrase.end < limit && words_.IsWord(phrase.end) && Modifies(phrase.end)) ++phrase.end;
    const uint32_t closed = ParenthesisEnd(phrase.end, limit);
    if (closed <= phrase.end + 4) phrase.end = closed;
    phrase.end = TailEnd(phrase.end, limit);
  }
  return phrase;
}

NounPhrase NounPhraseReader::PersonNamed(uint32_t begin, uint32_t end, uint32_t limit) const {
  NounPhrase phrase{PhraseKind::kPerson, begin, end, begin, end};
  phrase.definite = true;
  phrase.actor_kind = model::ActorKind::kPerson;
  phrase.end = AppositionEnd(end, limit);
  if (words_.info(begin).Is(kGivenName | kAmbiguousName)) phrase.gender = words_.info(begin).gender;
  return phrase;
}

NounPhrase NounPhraseReader::ReadSubject(uint32_t begin, uint32_t limit) const {
  if (NounPhrase phrase = Read(begin, limit)) return phrase;
  begin = SkipHash(begin, limit);
  if (begin >= limit || Ends(begin)) return {};
  const WordInfo& info = words_.info(begin);
  if ((info.classes & ~kAmbiguousName) != 0 || info.clitics != 0) return {};
  if (info.classes == 0 && !LooksLikeName(begin)) return {};
  uint32_t end = NameEnd(begin, limit, /*after_title=*/true);
  if (end == begin) return {};
  // أعلنت سلامة المخطوفين: a name that is a word as well must have a surname or a clause after it.
  if (info.Is(kAmbiguousName) && !info.Is(kGivenName) && end == begin + 1 && words_.IsWord(end) &&
      !words_.IsComplementizer(end)) {
    return {};
  }
  // شجب كلارك الظروف: a definite word after an unknown one is hardly a surname.
  if (words_.info(end - 1).definite() && !words_.info(begin).Is(kGivenName | kNameConnector)) --end;
  if (end == begin) return {};
  return PersonNamed(begin, end, limit);
}

NounPhrase NounPhraseReader::Read(uint32_t begin, uint32_t limit) const {
  begin = SkipHash(begin, limit);
  if (begin >= limit) return {};
  if (words_.IsQuoteMark(begin)) return ReadQuotedName(begin, limit);
  if (!words_.IsWord(begin)) return {};
  if (IsDemonstrative(begin) && begin + 1 < limit && words_.IsWord(begin + 1) &&
      words_.info(begin + 1).clitics == kArticle &&
      words_.info(begin + 1).Is(kTitleWord | kOrganizationWord)) {
    NounPhrase phrase = Read(begin + 1, limit);  // تلك القوات
    if (phrase) phrase.begin = begin;
    return phrase;
  }
  if (NounPhrase entry = ReadEntry(begin, limit)) return entry;
  if (Ends(begin)) return {};
  const WordInfo& info = words_.info(begin);
  bool given = info.Is(kGivenName) && !info.definite();
  if (given && info.Is(kTitleWord)) {
    // أمير is a name, أمير قطر a title.
    uint32_t entry_end = 0;
    const int32_t entry = EntryAt(SkipHash(begin + 1, limit), limit, &entry_end);
    given = entry < 0 || words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson;
  }
  if (info.Is(kTitleWord) && !given) {
    const NounPhrase titled = ReadTitled(begin, limit);
    if (titled.kind == PhraseKind::kPerson || !info.Is(kSourceWord)) return titled;
    if (info.definite()) return titled;
    NounPhrase source = ReadSource(begin, limit);
    source.end = std::max(source.end, titled.end);  // مراسل «القناة الأولى»
    return source;
  }
  if (info.Is(kSourceWord)) return ReadSource(begin, limit);
  if (info.Is(kDocumentWord)) return ReadPlain(begin, limit, PhraseKind::kDocument);
  if (info.Is(kOrganizationWord) && !given) return ReadOrganization(begin, limit);
  if (const uint32_t end = NameEnd(begin, limit, /*after_title=*/false); end > begin) {
    return PersonNamed(begin, end, limit);
  }
  if (info.definite()) return ReadPlain(begin, limit, PhraseKind::kPlain);
  return {};
}

}  // namespace isnad::analysis
