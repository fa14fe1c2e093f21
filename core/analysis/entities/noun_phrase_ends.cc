// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// NounPhraseReader: where offices, organisations and what belongs to them end.
#include <algorithm>

#include "absl/strings/match.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestPhrase = 24;  // tokens
constexpr uint32_t kLongestQuotedName = 8;
constexpr uint32_t kLongestParenthesis = 8;

}  // namespace

bool NounPhraseReader::IsPresentVerb(uint32_t t) const {
  if (!words_.IsWord(t) || words_.info(t).classes != 0) return false;
  const absl::string_view word = words_.folded(t);
  const DictionarySense sense = LookUpForm(word);
  return sense.verb && !sense.noun &&
         (absl::StartsWith(word, "ن") || absl::StartsWith(word, "ي") ||
          absl::StartsWith(word, "ت"));
}

uint32_t NounPhraseReader::QuotedEnd(uint32_t mark, uint32_t limit) const {
  const uint32_t last = std::min(limit, mark + kLongestQuotedName + 2);
  for (uint32_t t = mark + 1; t < last; ++t) {
    if (words_.IsQuoteMark(t)) return t > mark + 1 ? t + 1 : mark;
    if (words_.IsComplementizer(t)) return mark;         // somebody's words, no name
    if (t == mark + 1 && IsPresentVerb(t)) return mark;  // «نحترم القرار»
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
          (end == t + 1 && !words_.info(t).definite() && words_.info(end).clitics == kArticle))) {
    ++end;
  }
  return end;
}

uint32_t NounPhraseReader::OfficeEnd(uint32_t head, uint32_t limit) const {
  limit = std::min(limit, head + kLongestPhrase);
  Office office{head, head + 1};
  while (office.end < limit) {
    const uint32_t t = SkipHash(office.end, limit);
    if (t >= limit || (!words_.IsWord(t) && !words_.IsQuoteMark(t))) break;
    const uint32_t before = office.end;
    ExtendByComplement(t, limit, &office);
    if (office.end == before && !Ends(t)) ExtendByWord(t, limit, &office);
    if (office.end == before) break;
  }
  return office.end;
}

// باسم الوزارة، لدى الأمم المتحدة، مركز «دراسات»، وحظر الانتشار.
void NounPhraseReader::ExtendByComplement(uint32_t t, uint32_t limit, Office* office) const {
  const WordInfo& info = words_.info(t);
  const absl::string_view word = words_.folded(t);
  uint32_t after = t;
  if (word == "باسم" || word == "في" || word == "لدي" || word == "الي") {
    uint32_t entry_end = 0;
    const bool place = EntryAt(SkipHash(t + 1, limit), limit, &entry_end) >= 0;
    if (word == "باسم" || place || !office->complement) after = ComplementEnd(t, limit);
  } else if (words_.IsQuoteMark(t) && !office->complement) {
    // مديرة «التحالف من أجل …»; one or two words there are no institution.
    after = QuotedEnd(t, limit);
    if (t == office->head + 1 ? after <= t + 3 : !words_.info(t - 1).Is(kOrganizationWord)) return;
  } else if (office->complement && (info.clitics & kAnd) != 0 && !info.definite() &&
             info.Is(kCommonWord) && t + 1 < limit && words_.IsWord(t + 1) &&
             words_.info(t + 1).clitics == kArticle) {
    office->end = t + 2;
    return;
  }
  if (after == t) return;
  office->end = after;
  office->complement = office->relational = true;
}

void NounPhraseReader::ExtendByWord(uint32_t t, uint32_t limit, Office* office) const {
  uint32_t entry_end = 0;
  if (const int32_t entry = EntryAt(t, limit, &entry_end); entry >= 0) {
    if (office->complement || words_.info(office->head).definite() ||
        words_.vocabulary().entry(entry).kind == model::ActorKind::kPerson) {
      return;
    }
    office->end = entry_end;
    office->complement = true;
    return;
  }
  const WordInfo& info = words_.info(t);
  const bool to_whom = (info.clitics & kLam) != 0 && !IsAudience(t) && info.definite();
  if (to_whom || Modifies(t)) {
    office->relational |= !to_whom && LooksRelational(info.bare) && office->end > office->head + 1;
    office->complement = true;
    office->end = t + 1;
  } else if (CompletesOffice(t, *office)) {
    office->complement = true;
    office->end = t + 1;
  } else {
    // وزير الدفاع والإنتاج الحربي.
    const bool second = info.definite() && (info.clitics & kAnd) != 0 &&
                        office->end == office->head + 2 && !office->relational;
    if (!second && !OpensIdafa(t, limit, *office)) return;
    office->complement |= info.definite() && !second;
    office->end = t + 1;
  }
}

// حاكم ولاية فلوريدا، مدير مطار فلان: the name behind such a noun is its own;
// وزيرة خارجيته: the pronoun closes.
bool NounPhraseReader::CompletesOffice(uint32_t t, const Office& office) const {
  if (office.complement) return false;
  const WordInfo& info = words_.info(t);
  const WordInfo& before = words_.info(office.end - 1);
  if (office.end > office.head + 1) {
    return before.Is(kOrganizationWord) && !before.definite() && info.classes == 0 &&
           !info.definite() && IsForeign(t);
  }
  return !before.definite() && info.clitics == 0 && info.classes == 0 && HasPronoun(t);
}

// مسؤول أمريكي; مسؤول نزع السلاح: an unknown noun before a definite one.
bool NounPhraseReader::OpensIdafa(uint32_t t, uint32_t limit, const Office& office) const {
  const WordInfo& info = words_.info(t);
  if (office.complement || words_.info(office.head).definite()) return false;
  if ((info.clitics & (kAnd | kFa | kBa | kKaf)) != 0 && info.classes != 0) return false;
  if (info.definite()) return true;
  const bool before_definite = info.classes == 0 && t + 1 < limit && words_.IsWord(t + 1) &&
                               words_.info(t + 1).clitics == kArticle && !Modifies(t + 1) &&
                               !words_.info(t + 1).Is(kTitleWord | kTimeWord);
  const bool noun = info.Is(kTitleWord | kOrganizationWord | kCommonWord | kAdjective) ||
                    LooksRelational(info.bare);
  return before_definite || (noun && !info.Is(kGivenName));
}

// المدعومة من الأمم المتحدة، التابع للوزارة: what belongs to a name after it.
uint32_t NounPhraseReader::TailEnd(uint32_t end, uint32_t limit) const {
  if (end + 1 >= limit || !words_.IsWord(end) || !words_.IsWord(end + 1)) return end;
  const WordInfo& tail = words_.info(end);
  if (tail.clitics != kArticle || tail.Is(kTitleWord | kSourceWord | kOrganizationWord)) return end;
  const WordInfo& next = words_.info(end + 1);
  const absl::string_view preposition = words_.folded(end + 1);
  if (preposition == "من" ||
      (tail.Is(kAdjective) && (preposition == "علي" || preposition == "في"))) {
    const uint32_t after = ComplementEnd(end + 1, limit);
    return after > end + 1 ? after : end;
  }
  if ((next.clitics & (kLam | kBa)) == 0 || IsAudience(end + 1) || !tail.Is(kAdjective)) return end;
  // المعنية بتطورات الأزمة مع إيران، up to its comma.
  for (uint32_t t = end + 1; t < std::min(limit, end + 9) && !words_.IsComplementizer(t); ++t) {
    if (words_.IsComma(t)) return t;
    if (!words_.IsWord(t) || words_.info(t).Is(kReportingVerb)) break;
  }
  if ((next.clitics & kLam) == 0) return end;
  uint32_t after = end + 2;
  uint32_t entry_end = 0;
  if (EntryAt(end + 1, limit, &entry_end) >= 0) after = entry_end;
  while (after < limit && words_.IsWord(after) && Modifies(after)) ++after;
  return after;
}

uint32_t NounPhraseReader::AppositionEnd(uint32_t name_end, uint32_t limit) const {
  uint32_t end = std::max(name_end, ParenthesisEnd(name_end, limit));
  if (end < limit && words_.IsWord(end) && !Ends(end) && words_.info(end).Is(kTitleWord) &&
      words_.info(end).clitics == 0) {
    end = OfficeEnd(end, limit);  // جيمس نورتون نائب وزير الخارجية
  }
  return end;
}

// A word of a foreign name: هيلث سيرفس جورنال.
bool NounPhraseReader::IsForeign(uint32_t t) const {
  return words_.IsWord(t) && words_.info(t).classes == 0 && !words_.info(t).definite() &&
         !LookUpWord(words_.info(t).bare) && !LooksRelational(words_.info(t).bare) &&
         !HasPronoun(t) && !Ends(t);
}

// وزارة الدفاع الروسية المعارضة السورية: behind the adjective of a state, what
// names a body begins another phrase; so does a plural of people.
bool NounPhraseReader::StartsAnother(uint32_t before, uint32_t t) const {
  const absl::string_view bare = words_.info(t).bare;
  if (absl::EndsWith(bare, "ين") || absl::EndsWith(bare, "ون")) return true;
  return words_.info(t).Is(kOrganizationWord) &&
         words_.vocabulary().FindNisba(words_.info(before).bare) >= 0;
}

// A name in quote marks, a short form in parentheses; `t` if neither.
uint32_t NounPhraseReader::SetOffEnd(uint32_t t, uint32_t limit) const {
  if (words_.IsQuoteMark(t)) return QuotedEnd(t, limit);
  const uint32_t after = ParenthesisEnd(t, limit);
  return after <= t + 4 ? after : t;
}

// Whether the word at `t` goes on with the name of a body; *closed once nothing
// but adjectives may follow.
bool NounPhraseReader::ExtendBody(uint32_t head, uint32_t t, uint32_t limit, bool* closed,
                                  uint32_t* end) const {
  const WordInfo& info = words_.info(t);
  if ((info.clitics & kLam) != 0 && info.classes != 0 && !IsAudience(t)) {
    *end = t + 1;
    *closed = info.definite();
    return true;
  }
  if (Modifies(t)) {
    if (*closed && StartsAnother(*end - 1, t)) return false;
    // التابعة للوزارة is read as a tail, with what it leads to.
    if (t + 1 < limit && words_.IsWord(t + 1) && (words_.info(t + 1).clitics & kLam) != 0) {
      return false;
    }
    *end = t + 1;
    *closed = true;
    return true;
  }
  const bool led = (info.clitics & (kAnd | kFa | kKaf | kLam)) != 0 && info.classes != 0;
  if (*closed || led || (info.clitics & kBa) != 0) return false;
  uint32_t entry_end = 0;
  if (EntryAt(t, limit, &entry_end) >= 0) {
    *end = entry_end;
    *closed = true;
    return true;
  }
  if (!info.definite() && *end > head + 2 && !IsForeign(t)) return false;  // too loose an idafa
  *end = t + 1;
  *closed = info.definite();
  if (*closed && info.Is(kTitleWord)) *end = NameEnd(*end, limit, /*after_title=*/false);
  return true;
}

uint32_t NounPhraseReader::OrganizationEnd(uint32_t head, uint32_t limit) const {
  limit = std::min(limit, head + kLongestPhrase);
  bool closed = words_.info(head).definite();
  uint32_t end = head + 1;
  while (end < limit) {
    const uint32_t t = SkipHash(end, limit);
    if (t >= limit) break;
    if (words_.IsQuoteMark(t) || words_.IsMark(t, "(")) {
      const uint32_t after = SetOffEnd(t, limit);
      if (after == t) break;
      end = after;
      closed = true;
      continue;
    }
    if (Ends(t) || !ExtendBody(head, t, limit, &closed, &end)) break;
  }
  return end;
}

}  // namespace isnad::analysis
