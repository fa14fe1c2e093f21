// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: who speaks.
#include <algorithm>

#include "absl/strings/match.h"
#include "core/analysis/dictionary/dictionary.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestSubject = 40;  // tokens from the cue back to its subject

}  // namespace

bool FrameReader::Agrees(const Reading& verb, const NounPhrase& subject, bool before) const {
  if (subject.gender == Gender::kAny || verb.gender == Gender::kAny) return true;
  // A verb after a plural of people is plural and tells nothing of its head.
  if (before && verb.number != Number::kSingular) return true;
  return verb.gender == subject.gender;
}

// Past a relative clause: up to its comma, or الذي تقوده السعودية, a verb with
// its subject and no more.
uint32_t FrameReader::RelativeEnd(uint32_t relative, uint32_t limit) const {
  const uint32_t comma = NextComma(relative, limit);
  if (comma > relative) return comma + 1;
  const uint32_t subject = relative + 2;
  if (subject >= limit || !words_.IsWord(relative + 1) || words_.info(relative + 1).Is(kParticle)) {
    return relative;
  }
  const NounPhrase phrase = phrases_.Read(subject, limit);
  return phrase ? phrase.end : relative;
}

bool FrameReader::IsTransparent(uint32_t t, uint32_t verb, bool strict) const {
  bool after_comma = false;
  while (t < verb) {
    if (words_.IsComma(t)) {
      if (after_comma && t + 1 == verb) return true;
      const uint32_t next = NextComma(t + 1, verb);
      t = next > t + 1 ? next + 1 : t + 1;
      after_comma = true;
      continue;
    }
    if (!words_.IsWord(t)) {
      if (words_.token(t).kind != text::TokenKind::kNumber && !words_.IsMark(t, "(")) return false;
      ++t;
      continue;
    }
    const absl::string_view word = words_.folded(t);
    if (clauses_.auxiliaries.contains(word) || clauses_.adverbs.contains(word) ||
        words_.info(t).Is(kTimeWord)) {
      ++t;
      continue;
    }
    if ((words_.info(t).clitics & kAnd) != 0) {
      const NounPhrase also = phrases_.Read(t, verb);
      if (!also.named()) return false;
      t = also.end;
      continue;
    }
    if (clauses_.relatives.contains(word)) {
      const uint32_t end = RelativeEnd(t, verb);
      if (end == t) return false;
      t = end;
      continue;
    }
    if (!strict && clauses_.asides.contains(word)) {
      const NounPhrase phrase = phrases_.Read(t + 1, verb);
      t = phrase ? phrase.end : t + 2;
      continue;
    }
    return false;
  }
  return t == verb;
}

bool FrameReader::IsLink(uint32_t t) const {
  return words_.IsWord(t) && (clauses_.conjunctions.contains(words_.folded(t)) ||
                              clauses_.auxiliaries.contains(words_.folded(t)));
}

// Whether a clause may start here: with the sentence, after a mark, after a
// particle. *with_and if only a و says so.
bool FrameReader::MayStartClause(uint32_t t, bool* with_and) const {
  *with_and = false;
  if (t == SentenceBegin(t) || IsLink(t - 1)) return true;
  const bool after_mark = !words_.IsWord(t - 1) && !words_.IsQuoteMark(t - 1) &&
                          !words_.IsMark(t - 1, "#") && !words_.IsMark(t - 1, "_") &&
                          !words_.IsMark(t - 1, "/") &&
                          words_.token(t - 1).kind != text::TokenKind::kNumber;
  if (after_mark) return true;
  *with_and = words_.IsWord(t) && (words_.info(t).clitics & kAnd) != 0;
  return *with_and;
}

// Whether a phrase before the verb may be its subject.
bool FrameReader::MaySpeak(const NounPhrase& phrase, const CueMatch& match) const {
  const bool plain = phrase.kind == PhraseKind::kPlain;
  // الدفاع تنفي: headlines leave out the ministry.
  const bool ministry = plain && phrase.definite && phrase.end == match.token &&
                        InHeadline(match.token) && words_.info(phrase.begin).Is(kOrganizationWord);
  if (!ministry && !Agrees(match.reading, phrase, /*before=*/true)) return false;
  if (plain && (IsThing(phrase) || !phrase.definite)) return false;
  // «الذاكرة أصدق من الشريط»، يشرح: somebody's words, no name.
  if (phrase.kind == PhraseKind::kQuotedName && phrase.name_end > phrase.name_begin + 2) {
    return false;
  }
  return IsTransparent(phrase.end, match.token, plain);
}

NounPhrase FrameReader::SubjectBefore(const CueMatch& match) const {
  const uint32_t verb = match.token;
  const uint32_t sentence = SentenceBegin(verb);
  const uint32_t first = std::max(sentence, verb > kFarthestSubject ? verb - kFarthestSubject : 0u);
  for (uint32_t start = verb; start-- > first;) {
    bool with_and = false;
    if (!MayStartClause(start, &with_and)) continue;
    uint32_t t = start;
    while (t < verb && IsLink(t)) ++t;
    if (t >= verb) continue;
    // روسيا وتركيا تدعوان: from the first of them on.
    if (with_and && !words_.info(start - 1).Is(kParticle) && phrases_.Read(start, verb).named()) {
      continue;
    }
    NounPhrase phrase = phrases_.Read(t, verb);
    const bool after_link = t > start || (start > sentence && IsLink(start - 1));
    if (!phrase && (after_link || (start == sentence && InHeadline(verb)))) {
      phrase = phrases_.ReadSubject(t, verb);
    }
    if (phrase && MaySpeak(phrase, match)) return phrase;
  }
  return {};
}

// What الذي، التي refer to: the phrase that ends right before it.
NounPhrase FrameReader::Antecedent(uint32_t relative) const {
  uint32_t end = relative;
  if (end > 0 && words_.IsComma(end - 1)) --end;
  const uint32_t first = end > 12 ? end - 12 : 0;
  NounPhrase best;
  for (uint32_t start = end; start-- > first;) {
    if (words_.IsComma(start) || words_.SentenceOf(start) != words_.SentenceOf(relative)) break;
    const NounPhrase phrase = phrases_.Read(start, end);
    if (phrase && phrase.end == end) best = phrase;
  }
  return best;
}

bool FrameReader::InHeadline(uint32_t t) const {
  return words_.field().field == model::TextField::kTitle ||
         words_.field().sentences[words_.SentenceOf(t)].kind == text::SentenceKind::kHeadline;
}

// Where a subject may have been dropped: at the start of a clause, not inside
// one (معلومات تؤكد، قرارا يدعو).
bool FrameReader::StartsClause(const CueMatch& match) const {
  const uint32_t verb = match.token;
  uint32_t first = verb;
  while (first > SentenceBegin(verb) && words_.IsWord(first - 1) &&
         (clauses_.auxiliaries.contains(words_.folded(first - 1)) ||
          clauses_.adverbs.contains(words_.folded(first - 1)))) {
    --first;
    if ((words_.info(first).clitics & kAnd) != 0) return true;
  }
  if (first == SentenceBegin(verb) || (match.reading.clitics & (kAnd | kFa)) != 0) return true;
  if (!words_.IsWord(first - 1)) return !words_.IsComma(first - 1);
  const absl::string_view before = words_.folded(first - 1);
  if (before == "ان" || before == "وان") {
    // قبل أن يطلب reports, دون أن يطلب does not.
    if (first < 2 || !words_.IsWord(first - 2)) return false;
    const absl::string_view why = words_.folded(first - 2);
    return why == "قبل" || why == "بعد";
  }
  return clauses_.conjunctions.contains(before) || clauses_.pronouns.contains(before);
}

// Past "، منسق الإغاثة في المنطقة،" after a name.
uint32_t FrameReader::SkipApposition(uint32_t t, uint32_t limit) const {
  if (t >= limit || !words_.IsComma(t) || t + 1 >= limit || !words_.IsWord(t + 1)) return t;
  const NounPhrase phrase = phrases_.Read(t + 1, limit);
  if (phrase.kind != PhraseKind::kOffice && phrase.kind != PhraseKind::kPerson &&
      phrase.kind != PhraseKind::kPlain && phrase.kind != PhraseKind::kOrganization) {
    return t;
  }
  const uint32_t comma = NextComma(t + 1, limit);
  if (comma == t + 1) return t;
  for (uint32_t at = t + 1; at < comma; ++at) {
    if (words_.IsComplementizer(at) || words_.IsMark(at, ":")) return t;
    const CueMatch* other = CueAt(at);
    if (other != nullptr && other->finite() && !words_.info(at).Is(kParticle)) return t;
  }
  return comma;
}

// Things do not speak: a plain phrase whose noun is a common word.
bool FrameReader::IsThing(const NounPhrase& phrase) const {
  const bool owned = phrase.name_end > phrase.name_begin;  // بيان للوزارة
  const WordInfo& head = words_.info(owned ? phrase.name_begin : phrase.begin);
  return head.Is(kCommonWord | kThing) && !head.Is(kOrganizationWord | kTitleWord | kSourceWord);
}

bool FrameReader::IsPlausibleSubject(const Frame& frame, const NounPhrase& phrase,
                                     uint32_t limit) const {
  if (!phrase) return false;
  if (!Agrees(frame.match.reading, phrase, /*before=*/false)) {
    // Writers slip; a name right before the content is the subject all the same.
    if (!phrase.named() || phrase.end >= limit || !OpensClause(phrase.end, frame)) return false;
  }
  if (phrase.kind == PhraseKind::kPlain && IsThing(phrase)) return false;
  if ((words_.info(phrase.begin).clitics & (kBa | kLam | kKaf)) != 0) return false;
  if (phrase.kind == PhraseKind::kPerson && phrase.end == phrase.begin + 1 && phrase.entry < 0 &&
      IsAdverbial(phrase.begin) && words_.Occurrences(phrase.begin) < 2) {
    return false;
  }
  const Cue& cue = *frame.match.cue;
  // تعهدت صرف الزيادة: what is promised, no name.
  if (phrase.entry < 0 && !cue.object_heads.empty() && IsObjectHead(cue, phrase.begin))
    return false;
  // تعهد بإدخال: no name, though no list knows it.
  if (phrase.kind == PhraseKind::kPerson && phrase.entry < 0 && words_.IsWord(phrase.begin) &&
      std::find(cue.prepositions.begin(), cue.prepositions.end(), "ب") != cue.prepositions.end() &&
      Attaches(phrase.begin, "ب", kBa)) {
    return false;
  }
  return !MayBeObject(frame, phrase, limit);
}

// Whether the phrase behind the verb is rather what it says something of.
bool FrameReader::MayBeObject(const Frame& frame, const NounPhrase& phrase, uint32_t limit) const {
  const Cue& cue = *frame.match.cue;
  // A word that nothing else tells to be a name may well be the object.
  if (cue.takes_any_object() && phrase.kind == PhraseKind::kPerson && phrase.entry < 0 &&
      phrase.title_end == phrase.title_begin && words_.info(phrase.name_begin).classes == 0 &&
      phrase.end == phrase.name_end && words_.Occurrences(phrase.name_begin) < 2 &&
      LookUpWord(words_.info(phrase.name_begin).bare)) {
    return true;
  }
  // An accusative plural is an object: حض المفتشين.
  if ((phrase.kind == PhraseKind::kPlain || phrase.kind == PhraseKind::kSource) &&
      absl::EndsWith(words_.token(phrase.begin).surface, "ين")) {
    return true;
  }
  if (phrase.kind == PhraseKind::kPlain && cue.takes_any_object()) {
    // أعلنت الحرب: a bare noun may be the object, unless something follows.
    uint32_t t = SkipAdverbs(phrase.end, limit);
    if (t >= limit || (!words_.IsWord(t) && !words_.IsComma(t) && !words_.IsQuoteMark(t) &&
                       !words_.IsMark(t, ":"))) {
      return true;
    }
  }
  if (cue.needs_preposition && frame.match.reading.clitics != 0 &&
      (frame.match.reading.clitics & kPronoun) == 0) {
    // واتهم إيران بـ: what stands right before the preposition is the target.
    const uint32_t t = phrase.end;
    if (t < limit && words_.IsWord(t) &&
        (Attaches(t, "ب", kBa) || words_.IsComplementizer(t) || words_.folded(t) == "ب")) {
      return true;
    }
  }
  return false;
}

NounPhrase FrameReader::OwnerOf(const NounPhrase& document, uint32_t limit) const {
  uint32_t t = document.end;
  if (t >= limit) return document;
  if (words_.IsWord(t) && words_.folded(t) == "ل") ++t;
  NounPhrase owner = phrases_.Read(t, limit);
  if (!owner ||
      (!owner.named() && owner.kind != PhraseKind::kOffice && owner.kind != PhraseKind::kPlain)) {
    return document;
  }
  if (t == document.end && document.definite) return document;
  if (owner.kind == PhraseKind::kPlain) {
    owner.name_begin = owner.begin;
    owner.name_end = owner.end;
  }
  owner.begin = document.begin;
  owner.gender = document.gender;
  return owner;
}

// حذر خبراء من كذا: the cue's own preposition ends its subject.
void FrameReader::CutAtPreposition(const Cue& cue, NounPhrase* phrase) const {
  for (uint32_t t = phrase->begin + 1; t < phrase->end; ++t) {
    const auto takes = [&cue](absl::string_view preposition) {
      return std::find(cue.prepositions.begin(), cue.prepositions.end(), preposition) !=
             cue.prepositions.end();
    };
    // مصدر بوزارة الداخلية keeps its ب, مصادر يمنية بمقتل does not.
    const bool attached = takes("ب") && words_.IsWord(t) && Attaches(t, "ب", kBa) &&
                          !words_.info(t).Is(kOrganizationWord | kTitleWord | kParticle) &&
                          phrase->kind == PhraseKind::kSource;
    // كشف الوزير تفاصيل الاتفاق: no name, though no list knows the word.
    const bool object = words_.IsWord(t) && !cue.object_heads.empty() && IsObjectHead(cue, t) &&
                        t >= phrase->title_end;
    if (object && phrase->kind == PhraseKind::kPerson && t == phrase->name_begin) {
      phrase->kind = PhraseKind::kOffice;
    }
    if (!attached && !object && !takes(words_.folded(t))) continue;
    phrase->end = t;
    phrase->name_end = std::max(phrase->name_begin, std::min(phrase->name_end, t));
    phrase->title_end = std::min(phrase->title_end, t);
    return;
  }
}

// روسيا والحكومة السورية: those who speak with the subject.
uint32_t FrameReader::SkipCoordinated(uint32_t t, uint32_t limit) const {
  for (int more = 0; more < 3; ++more) {
    if (t >= limit || !words_.IsWord(t) || (words_.info(t).clitics & kAnd) == 0) break;
    const NounPhrase phrase = phrases_.Read(t, limit);
    if (!phrase.named() && phrase.kind != PhraseKind::kOffice &&
        phrase.kind != PhraseKind::kSource) {
      break;
    }
    t = phrase.end;
  }
  return t;
}

}  // namespace isnad::analysis
