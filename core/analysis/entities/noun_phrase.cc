// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/entities/noun_phrase.h"

#include <algorithm>

#include "absl/strings/match.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestPhrase = 24;  // tokens
constexpr uint32_t kLongestQuotedName = 6;
constexpr uint32_t kLongestParenthesis = 8;
constexpr int kLongestName = 5;  // words

bool EndsInTaMarbuta(const text::Token& token) { return absl::EndsWith(token.surface, "ة"); }

size_t Letters(absl::string_view word) { return word.size() / 2; }

}  // namespace

uint32_t NounPhraseReader::SkipHash(uint32_t t, uint32_t limit) const {
  while (t < limit && (words_.IsMark(t, "#") || words_.IsMark(t, "_"))) ++t;
  return t;
}

bool NounPhraseReader::Ends(uint32_t t) const {
  return !words_.IsWord(t) || words_.info(t).Is(kParticle | kTimeWord) ||
         (words_.info(t).Is(kReportingVerb) && !words_.info(t).definite()) ||
         words_.IsComplementizer(t);
}

bool NounPhraseReader::Modifies(uint32_t t) const {
  const WordInfo& info = words_.info(t);
  if (!info.definite() || (info.clitics & (kAnd | kFa | kBa | kLam | kKaf)) != 0) return false;
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

uint32_t NounPhraseReader::QuotedEnd(uint32_t mark, uint32_t limit) const {
  const uint32_t last = std::min(limit, mark + kLongestQuotedName + 2);
  for (uint32_t t = mark + 1; t < last; ++t) {
    if (words_.IsQuoteMark(t)) return t > mark + 1 ? t + 1 : mark;
    if (!words_.IsWord(t) && words_.token(t).kind != text::TokenKind::kNumber) return mark;
  }
  return mark;
}

uint32_t NounPhraseReader::ParenthesisEnd(uint32_t open, uint32_t limit) const {
  if (!words_.IsMark(open, "(")) return open;
  const uint32_t last = std::min(limit, open + kLongestParenthesis + 2);
  for (uint32_t t = open + 1; t < last; ++t) {
    if (words_.IsMark(t, ")")) return t + 1;
  }
  return open;
}

uint32_t NounPhraseReader::NameEnd(uint32_t begin, uint32_t limit, bool after_title) const {
  uint32_t end = begin;
  bool known_forename = false;
  for (int count = 0; count < kLongestName; ++count) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit || Ends(t)) break;
    const WordInfo& info = words_.info(t);
    const bool given = info.Is(kGivenName) && !info.definite();
    uint32_t entry_end = 0;
    const int32_t entry = EntryAt(t, limit, &entry_end);
    if (entry >= 0 && words_.vocabulary().entry(entry).kind != model::ActorKind::kPerson) break;
    if (count > 0 && info.clitics != 0 && !info.definite() && info.classes != 0) break;
    if (count > 0 && (info.clitics & (kAnd | kFa | kBa | kLam | kKaf)) != 0) break;
    if (info.Is(kNameConnector) && !info.definite() && SkipHash(t + 1, limit) < limit &&
        !Ends(SkipHash(t + 1, limit))) {
      end = SkipHash(t + 1, limit) + 1;
      known_forename = true;
      continue;
    }
    if (entry >= 0) return entry_end;
    if (info.definite()) {
      // A surname with the article ends the name: العبادي.
      if (count == 0 || info.Is(kTitleWord | kOrganizationWord | kTimeWord)) break;
      if (!info.Is(kAdjective | kCommonWord)) end = t + 1;
      break;
    }
    if (!given) {
      if (count == 0 && !after_title) break;
      if (info.Is(kTitleWord | kOrganizationWord | kSourceWord | kCommonWord | kAdjective |
                  kDocumentWord)) {
        break;
      }
      if (EndsInTaMarbuta(words_.token(t)) && (count != 1 || !known_forename)) break;
      if (Letters(info.bare) < 2) break;
      // A present tense after a name: خالد يزور.
      if (count > 0 && absl::StartsWith(info.bare, "ي") && Letters(info.bare) <= 6) break;
    }
    known_forename |= given;
    end = t + 1;
  }
  return end;
}

uint32_t NounPhraseReader::ComplementEnd(uint32_t preposition, uint32_t limit) const {
  const uint32_t t = SkipHash(preposition + 1, limit);
  if (t >= limit || Ends(t) || words_.info(t).Is(kDocumentWord)) return preposition;
  uint32_t end = 0;
  if (EntryAt(t, limit, &end) >= 0) return end;
  if (words_.info(t).Is(kOrganizationWord)) return OrganizationEnd(t, limit);
  if (words_.info(t).Is(kTitleWord)) return OfficeEnd(t, limit);
  end = t + 1;
  while (end < limit && words_.IsWord(end) && !Ends(end) &&
         (Modifies(end) ||
          (end == t + 1 && !words_.info(t).definite() && words_.info(end).definite()))) {
    ++end;
  }
  return end;
}

uint32_t NounPhraseReader::OfficeEnd(uint32_t head, uint32_t limit) const {
  limit = std::min(limit, head + kLongestPhrase);
  const bool definite_head = words_.info(head).definite();
  bool complement = false;  // the idafa is complete: only modifiers may follow
  bool relational = false;  // an adjective has closed the phrase
  uint32_t end = head + 1;
  while (end < limit) {
    uint32_t t = SkipHash(end, limit);
    if (t >= limit || !words_.IsWord(t)) break;
    const WordInfo& info = words_.info(t);
    const absl::string_view word = words_.folded(t);
    if (word == "باسم" || word == "في" || word == "لدي" || word == "الي") {
      const uint32_t after = ComplementEnd(t, limit);
      uint32_t entry_end = 0;
      const bool place = EntryAt(t + 1, limit, &entry_end) >= 0;
      if (after == t || (word != "باسم" && !place && complement)) break;
      end = after;
      complement = relational = true;
      continue;
    }
    if (Ends(t)) break;
    uint32_t entry_end = 0;
    if (const int32_t entry = EntryAt(t, limit, &entry_end); entry >= 0) {
      if (complement || words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson) break;
      end = entry_end;
      complement = true;
      continue;
    }
    if ((info.clitics & kLam) != 0 && !IsAudience(t) && info.definite()) {
      end = t + 1;
      complement = true;
      continue;
    }
    if (Modifies(t)) {
      complement = true;
      relational |= LooksRelational(info.bare) && end > head + 1;
      end = t + 1;
      continue;
    }
    if (info.definite() && (info.clitics & kAnd) != 0 && end == head + 2 && !relational) {
      end = t + 1;  // وزير الدفاع والإنتاج الحربي
      continue;
    }
    if ((info.clitics & (kAnd | kFa | kBa | kKaf)) != 0 && info.classes != 0) break;
    if (info.definite() && !complement && !definite_head) {
      end = t + 1;
      complement = true;
      continue;
    }
    if (!complement && !definite_head && !info.definite() &&
        (info.Is(kTitleWord | kOrganizationWord | kCommonWord) || info.Is(kAdjective)) &&
        !info.Is(kGivenName)) {
      end = t + 1;
      continue;
    }
    if (!info.definite() && !definite_head && !complement &&
        (LooksRelational(info.bare) && !info.Is(kGivenName))) {
      end = t + 1;  // مسؤول أمريكي
      continue;
    }
    break;
  }
  return end;
}

uint32_t NounPhraseReader::AppositionEnd(uint32_t name_end, uint32_t limit) const {
  uint32_t end = std::max(name_end, ParenthesisEnd(name_end, limit));
  if (end < limit && words_.IsWord(end) && !Ends(end) && words_.info(end).Is(kTitleWord) &&
      words_.info(end).clitics == 0) {
    end = OfficeEnd(end, limit);  // جيمس نورتون نائب وزير الخارجية
  }
  return end;
}

NounPhrase NounPhraseReader::ReadTitled(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  phrase.begin = phrase.title_begin = begin;
  phrase.gender = words_.info(begin).gender;
  phrase.definite = words_.info(begin).definite();
  phrase.actor_kind = model::ActorKind::kPerson;
  uint32_t end = begin;
  // Titles in a row: القاضي، اللواء الركن; وزير الخارجية السابق الدكتور.
  for (int titles = 0; titles < 4; ++titles) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit || Ends(t) || !words_.info(t).Is(kTitleWord)) break;
    if (titles > 0 && (words_.info(t).clitics & ~kArticle) != 0) break;
    if (titles > 0 && words_.info(t).Is(kGivenName) && !words_.info(t).definite()) break;
    end = OfficeEnd(t, limit);
  }
  phrase.title_end = phrase.end = end;
  phrase.kind = PhraseKind::kOffice;
  uint32_t name = SkipHash(end, limit);
  const bool comma = words_.IsComma(name);
  if (comma) name = SkipHash(name + 1, limit);
  if (name >= limit) return phrase;
  uint32_t name_end = name;
  uint32_t entry_end = 0;
  const int32_t entry = EntryAt(name, limit, &entry_end);
  if (entry >= 0 && words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson) {
    phrase.entry = entry;
    name_end = entry_end;
  } else if (words_.IsQuoteMark(name) && !comma && QuotedEnd(name, limit) > name &&
             QuotedEnd(name, limit) <= name + 4) {
    name_end = QuotedEnd(name, limit);
  } else {
    name_end = NameEnd(name, limit, /*after_title=*/!comma);
    // Between commas, an unknown name must fill the whole parenthesis.
    if (comma && name_end == name) {
      const uint32_t unknown = NameEnd(name, limit, /*after_title=*/true);
      if (unknown > name + 1 && words_.IsComma(unknown)) name_end = unknown;
    }
  }
  if (name_end == name) return phrase;
  phrase.kind = PhraseKind::kPerson;
  phrase.name_begin = name;
  phrase.name_end = name_end;
  phrase.end = AppositionEnd(name_end, limit);
  if (comma && phrase.end < limit && words_.IsComma(phrase.end)) ++phrase.end;
  return phrase;
}

uint32_t NounPhraseReader::OrganizationEnd(uint32_t head, uint32_t limit) const {
  limit = std::min(limit, head + kLongestPhrase);
  bool closed = words_.info(head).definite();
  uint32_t end = head + 1;
  while (end < limit) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit) break;
    if (words_.IsQuoteMark(t)) {
      const uint32_t quoted = QuotedEnd(t, limit);
      if (quoted == t) break;
      end = quoted;
      closed = true;
      continue;
    }
    if (words_.IsMark(t, "(")) {
      const uint32_t after = ParenthesisEnd(t, limit);
      if (after == t || after > t + 4) break;
      end = after;
      closed = true;
      continue;
    }
    if (Ends(t)) break;
    const WordInfo& info = words_.info(t);
    if ((info.clitics & kLam) != 0 && info.classes != 0 && !IsAudience(t)) {
      end = t + 1;
      closed = info.definite();
      continue;
    }
    if (Modifies(t)) {
      end = t + 1;
      closed = true;
      continue;
    }
    if (closed || ((info.clitics & (kAnd | kFa | kBa | kKaf | kLam)) != 0 && info.classes != 0)) {
      break;
    }
    uint32_t entry_end = 0;
    if (EntryAt(t, limit, &entry_end) >= 0) {
      end = entry_end;
      closed = true;
      continue;
    }
    if (!info.definite() && end > head + 2) break;  // too loose an idafa
    end = t + 1;
    closed = info.definite();
  }
  return end;
}

NounPhrase NounPhraseReader::ReadOrganization(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  const WordInfo& info = words_.info(begin);
  phrase.begin = phrase.name_begin = begin;
  phrase.end = phrase.name_end = OrganizationEnd(begin, limit);
  phrase.definite = info.definite() || phrase.end > begin + 1;
  phrase.gender = info.gender;
  phrase.actor_kind = info.kind;
  // One bare word names nobody: a definite one points back to somebody.
  const bool proper = phrase.end > begin + 1;
  phrase.kind = proper ? PhraseKind::kOrganization : PhraseKind::kPlain;
  if (!proper && !info.definite()) phrase.kind = PhraseKind::kSource;
  return phrase;
}

NounPhrase NounPhraseReader::ReadSource(uint32_t begin, uint32_t limit) const {
  limit = std::min(limit, begin + kLongestPhrase);
  NounPhrase phrase;
  const WordInfo& head = words_.info(begin);
  phrase.kind = PhraseKind::kSource;
  phrase.begin = begin;
  phrase.definite = head.definite();
  phrase.gender = head.gender;
  phrase.actor_kind = model::ActorKind::kPerson;
  uint32_t end = begin + 1;
  while (end < limit) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit || !words_.IsWord(t)) break;
    const WordInfo& info = words_.info(t);
    const absl::string_view word = words_.folded(t);
    if (word == "في" || word == "من" || word == "باسم" || word == "لدي") {
      const uint32_t after = ComplementEnd(t, limit);
      if (after == t) break;
      end = after;
      continue;
    }
    if (Ends(t)) break;
    if ((info.clitics & kAnd) != 0 && info.classes == 0 && !info.definite()) break;
    if ((info.clitics & (kAnd | kFa | kKaf)) != 0) break;
    if ((info.clitics & kLam) != 0) break;
    if (head.definite() && !Modifies(t)) break;
    uint32_t entry_end = 0;
    if (EntryAt(t, limit, &entry_end) >= 0) {
      end = entry_end;
      break;
    }
    const bool last = info.definite() && end > begin + 1 && !Modifies(t);
    if (last && !info.Is(kSourceWord | kOrganizationWord)) {
      // قادة الفصائل: the definite word completes the idafa once.
      if (words_.info(end - 1).definite()) break;
    }
    end = t + 1;
    if (end > begin + 5) break;
  }
  phrase.end = end;
  return phrase;
}

NounPhrase NounPhraseReader::ReadQuotedName(uint32_t begin, uint32_t limit) const {
  NounPhrase phrase;
  const uint32_t end = QuotedEnd(begin, limit);
  if (end == begin || end > begin + 6) return phrase;
  phrase = NounPhrase{PhraseKind::kQuotedName, begin, end, begin + 1, end - 1};
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
  phrase.end = end;
  if (phrase.actor_kind == model::ActorKind::kPerson) {
    phrase.kind = PhraseKind::kPerson;
    phrase.end = AppositionEnd(end, limit);
  } else {
    // الرسمية بعد اسم الوكالة; (سانا) after it.
    while (phrase.end < limit && words_.IsWord(phrase.end) && Modifies(phrase.end)) ++phrase.end;
    const uint32_t closed = ParenthesisEnd(phrase.end, limit);
    if (closed <= phrase.end + 4) phrase.end = closed;
  }
  return phrase;
}

NounPhrase NounPhraseReader::ReadSubject(uint32_t begin, uint32_t limit) const {
  if (NounPhrase phrase = Read(begin, limit)) return phrase;
  begin = SkipHash(begin, limit);
  if (begin >= limit || Ends(begin)) return {};
  const WordInfo& info = words_.info(begin);
  if (info.classes != 0 || info.clitics != 0) return {};
  const uint32_t end = NameEnd(begin, limit, /*after_title=*/true);
  if (end == begin) return {};
  NounPhrase phrase{PhraseKind::kPerson, begin, end, begin, end};
  phrase.definite = true;
  phrase.actor_kind = model::ActorKind::kPerson;
  phrase.end = AppositionEnd(end, limit);
  return phrase;
}

NounPhrase NounPhraseReader::Read(uint32_t begin, uint32_t limit) const {
  begin = SkipHash(begin, limit);
  if (begin >= limit) return {};
  if (words_.IsQuoteMark(begin)) return ReadQuotedName(begin, limit);
  if (!words_.IsWord(begin)) return {};
  if (NounPhrase entry = ReadEntry(begin, limit)) return entry;
  if (Ends(begin)) return {};
  const WordInfo& info = words_.info(begin);
  const bool given = info.Is(kGivenName) && !info.definite();
  if (info.Is(kTitleWord) && !given) {
    const NounPhrase titled = ReadTitled(begin, limit);
    if (titled.kind == PhraseKind::kPerson || !info.Is(kSourceWord)) return titled;
    return info.definite() ? titled : ReadSource(begin, limit);
  }
  if (info.Is(kSourceWord)) return ReadSource(begin, limit);
  if (info.Is(kDocumentWord)) return ReadPlain(begin, limit, PhraseKind::kDocument);
  if (info.Is(kOrganizationWord) && !given) return ReadOrganization(begin, limit);
  if (const uint32_t end = NameEnd(begin, limit, /*after_title=*/false); end > begin) {
    NounPhrase phrase{PhraseKind::kPerson, begin, end, begin, end};
    phrase.definite = true;
    phrase.actor_kind = model::ActorKind::kPerson;
    phrase.end = AppositionEnd(end, limit);
    return phrase;
  }
  if (info.definite()) return ReadPlain(begin, limit, PhraseKind::kPlain);
  return {};
}

}  // namespace isnad::analysis
