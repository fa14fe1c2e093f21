// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/frame_reader.h"

#include <algorithm>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestContent = 45;     // tokens from the cue to its content
constexpr uint32_t kFarthestSubject = 40;     // tokens from the cue back to its subject
constexpr uint32_t kLongestAside = 25;        // tokens between two commas
constexpr uint32_t kFarthestComplement = 25;  // tokens from an object to its preposition

bool IsLetterB(absl::string_view word) { return word == "ب" || word == "بـ"; }

}  // namespace

FrameReader::FrameReader(const FieldWords& words, const QuoteIndex& quotes,
                         const ClauseWords& clauses)
    : words_(words), quotes_(quotes), clauses_(clauses), phrases_(words) {
  cue_at_.assign(words.size(), -1);
  for (size_t i = 0; i < words.cues().size(); ++i) {
    cue_at_[words.cues()[i].token] = static_cast<int32_t>(i);
  }
}

const CueMatch* FrameReader::CueAt(uint32_t t) const {
  return t < cue_at_.size() && cue_at_[t] >= 0 ? &words_.cues()[cue_at_[t]] : nullptr;
}

uint32_t FrameReader::SentenceBegin(uint32_t t) const {
  return words_.field().sentences[words_.SentenceOf(t)].content_begin;
}

// Where a reporting clause may find its content: a colon or a quotation may
// carry over the end of a sentence.
uint32_t FrameReader::SentenceEnd(uint32_t t) const {
  return words_.field().sentences[words_.SentenceOf(t)].end;
}

uint32_t FrameReader::NextComma(uint32_t t, uint32_t limit) const {
  limit = std::min(limit, t + kLongestAside);
  for (uint32_t at = t; at < limit; ++at) {
    if (words_.IsComma(at)) return at;
    if (words_.IsQuoteMark(at) && quotes_.OpenedAt(at) >= 0 && !IsNameInQuotes(at, limit)) break;
  }
  return t;
}

// A short quotation in the middle of a clause is a name: وكالة «سبوتنيك».
bool FrameReader::IsNameInQuotes(uint32_t mark, uint32_t limit) const {
  const int32_t q = quotes_.OpenedAt(mark);
  if (q < 0 || !quotes_[q].closed) return false;
  const uint32_t length = quotes_[q].end - quotes_[q].begin;
  if (length > 5) return false;
  if (mark > 0 && words_.IsWord(mark - 1)) {
    const WordInfo& before = words_.info(mark - 1);
    if (before.Is(kOrganizationWord) || words_.folded(mark - 1) == "ل") return true;
    if (before.Is(kTitleWord | kAudience)) return true;
  }
  uint32_t t = quotes_[q].close_mark + 1;
  for (const uint32_t last = std::min(limit, t + kFarthestContent); t < last; ++t) {
    if (words_.IsComplementizer(t) || words_.IsMark(t, ":")) return true;
    if (quotes_.OpenedAt(t) >= 0) return true;
    if (CueAt(t) != nullptr) return false;
  }
  return false;
}

uint32_t FrameReader::SkipAdverbs(uint32_t t, uint32_t limit) const {
  while (t < limit) {
    if (words_.IsWord(t) &&
        (clauses_.adverbs.contains(words_.folded(t)) || words_.info(t).Is(kTimeWord))) {
      ++t;
    } else if (words_.IsMark(t, "/") || (words_.token(t).kind == text::TokenKind::kNumber)) {
      ++t;
    } else {
      break;
    }
  }
  return t;
}

bool FrameReader::Agrees(const Reading& verb, const NounPhrase& subject, bool before) const {
  if (subject.gender == Gender::kAny || verb.gender == Gender::kAny) return true;
  // A verb after a plural of people is plural and tells nothing of its head.
  if (before && verb.number != Number::kSingular) return true;
  return verb.gender == subject.gender;
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
      const uint32_t comma = NextComma(t, verb);
      if (comma == t) return false;
      t = comma + 1;
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

NounPhrase FrameReader::SubjectBefore(const CueMatch& match) const {
  const uint32_t verb = match.token;
  const uint32_t first =
      std::max(SentenceBegin(verb), verb > kFarthestSubject ? verb - kFarthestSubject : 0u);
  for (uint32_t start = verb; start-- > first;) {
    // A clause starts at the sentence, after punctuation and after particles.
    const bool at_sentence = start == SentenceBegin(verb);
    const bool after_mark = !at_sentence && !words_.IsWord(start - 1) &&
                            !words_.IsQuoteMark(start - 1) && !words_.IsMark(start - 1, "#") &&
                            !words_.IsMark(start - 1, "_") && !words_.IsMark(start - 1, "/") &&
                            words_.token(start - 1).kind != text::TokenKind::kNumber;
    const bool after_particle = !at_sentence && words_.IsWord(start - 1) &&
                                (clauses_.conjunctions.contains(words_.folded(start - 1)) ||
                                 clauses_.auxiliaries.contains(words_.folded(start - 1)));
    const bool with_and = words_.IsWord(start) && (words_.info(start).clitics & kAnd) != 0;
    if (!at_sentence && !after_mark && !after_particle && !with_and) continue;
    uint32_t t = start;
    while (t < verb && words_.IsWord(t) &&
           (clauses_.conjunctions.contains(words_.folded(t)) ||
            clauses_.auxiliaries.contains(words_.folded(t)))) {
      ++t;
    }
    if (t >= verb) continue;
    // روسيا وتركيا تدعوان: from the first of them on.
    if (with_and && !at_sentence && !after_mark && !after_particle &&
        !words_.info(start - 1).Is(kParticle) && phrases_.Read(start, verb).named()) {
      continue;
    }
    NounPhrase phrase = phrases_.Read(t, verb);
    if (!phrase && ((at_sentence && InHeadline(verb)) || t > start || after_particle)) {
      phrase = phrases_.ReadSubject(t, verb);
    }
    if (!phrase || !Agrees(match.reading, phrase, /*before=*/true)) continue;
    if (phrase.kind == PhraseKind::kPlain && IsThing(phrase)) continue;
    if (phrase.kind == PhraseKind::kPlain && !phrase.definite) continue;
    if (!IsTransparent(phrase.end, verb, phrase.kind == PhraseKind::kPlain)) continue;
    return phrase;
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
  return clauses_.conjunctions.contains(before);
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
  const WordInfo& head = words_.info(phrase.begin);
  return head.Is(kCommonWord) && !head.Is(kOrganizationWord | kTitleWord | kSourceWord);
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
  const Cue& cue = *frame.match.cue;
  // A word that nothing else tells to be a name may well be the object.
  if (cue.object != ObjectUse::kNone && phrase.kind == PhraseKind::kPerson && phrase.entry < 0 &&
      phrase.title_end == phrase.title_begin && words_.info(phrase.name_begin).classes == 0 &&
      phrase.end == phrase.name_end && words_.Occurrences(phrase.name_begin) < 2) {
    return false;
  }
  // An accusative plural is an object: حض المفتشين.
  if ((phrase.kind == PhraseKind::kPlain || phrase.kind == PhraseKind::kSource) &&
      absl::EndsWith(words_.token(phrase.begin).surface, "ين")) {
    return false;
  }
  if (phrase.kind == PhraseKind::kPlain && cue.object != ObjectUse::kNone) {
    // أعلنت الحرب: a bare noun may be the object, unless something follows.
    uint32_t t = SkipAdverbs(phrase.end, limit);
    if (t >= limit || (!words_.IsWord(t) && !words_.IsComma(t) && !words_.IsQuoteMark(t) &&
                       !words_.IsMark(t, ":"))) {
      return false;
    }
  }
  if (cue.needs_preposition && frame.match.reading.clitics != 0 &&
      (frame.match.reading.clitics & kPronoun) == 0) {
    // واتهم إيران بـ: what stands right before the preposition is the target.
    const uint32_t t = phrase.end;
    if (t < limit && words_.IsWord(t) &&
        ((words_.info(t).clitics & kBa) != 0 || words_.IsComplementizer(t) ||
         IsLetterB(words_.folded(t)))) {
      return false;
    }
  }
  return true;
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
    if (!attached && !takes(words_.folded(t))) continue;
    phrase->end = t;
    phrase->name_end = std::max(phrase->name_begin, std::min(phrase->name_end, t));
    phrase->title_end = std::min(phrase->title_end, t);
    return;
  }
}

bool FrameReader::ReadFinite(Frame* frame, uint32_t* after) const {
  const CueMatch& match = frame->match;
  const uint32_t verb = match.token;
  const uint32_t limit = SentenceEnd(verb);
  const bool conjunction = (match.reading.clitics & (kAnd | kFa)) != 0;
  uint32_t before = verb;
  while (before > SentenceBegin(verb) && words_.IsWord(before - 1) &&
         clauses_.auxiliaries.contains(words_.folded(before - 1))) {
    --before;
  }
  const bool relative = before > SentenceBegin(verb) && words_.IsWord(before - 1) &&
                        clauses_.relatives.contains(words_.folded(before - 1));
  *after = SkipAdverbs(verb + 1, limit);
  const std::vector<std::string>& fillers = match.cue->fillers;
  while (*after < limit && words_.IsWord(*after) &&
         std::find(fillers.begin(), fillers.end(), words_.folded(*after)) != fillers.end()) {
    ++*after;
  }
  if (*after < limit && (words_.folded(*after) == "فيه" || words_.folded(*after) == "فيها")) {
    frame->of_sentence = true;  // أصدرت بيانا قالت فيه
    ++*after;
    return true;
  }
  if (before > SentenceBegin(verb) && words_.IsWord(before - 1) &&
      (words_.folded(before - 1) == "ما" || words_.folded(before - 1) == "مما")) {
    return false;  // ما يرجح أن: a fact speaks, nobody does
  }
  NounPhrase next = phrases_.ReadSubject(*after, limit);
  if (next.kind == PhraseKind::kDocument) next = OwnerOf(next, limit);
  CutAtPreposition(*match.cue, &next);
  const bool plausible = IsPlausibleSubject(*frame, next, limit);
  if (relative) {
    if (plausible && (next.named() || (match.reading.clitics & kPronoun) != 0)) {
      frame->subject = next;
      frame->relative = true;
      *after = next.end;
      return true;
    }
    frame->subject = Antecedent(before - 1);
    frame->antecedent = true;
    return frame->subject.kind != PhraseKind::kNone;
  }
  // أما الوزير فقال.
  const bool contrast =
      (match.reading.clitics & kFa) != 0 && words_.folded(SentenceBegin(verb)) == "اما";
  if (!conjunction || contrast) {
    frame->subject = SubjectBefore(match);
    if (frame->subject) {
      frame->begin = frame->subject.begin;
      return true;
    }
  }
  if (plausible) {
    frame->subject = next;
    *after = SkipCoordinated(next.end, limit);
    if (next.named()) *after = SkipApposition(*after, limit);
    return true;
  }
  if (match.cue->impersonal && match.reading.form == WordForm::kPresent && *after < limit &&
      words_.IsComplementizer(*after)) {
    return false;
  }
  if (StartsClause(match)) return true;
  // عندما سئل الوزير عن الأزمة قال إن; أصدر المجلس قرارا يدعو إلى.
  absl::string_view first = words_.folded(SentenceBegin(verb));
  const bool temporal = clauses_.temporals.contains(first) ||
                        (absl::ConsumePrefix(&first, "و") && clauses_.temporals.contains(first));
  frame->of_sentence =
      temporal || words_.IsComma(verb - 1) || words_.info(verb - 1).Is(kDocumentWord);
  return frame->of_sentence;
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

// نقلت رويترز عن مسؤول قوله إن: the subject is a carrier.
bool FrameReader::ReadRelay(Frame* frame, uint32_t* after) const {
  if (!ReadFinite(frame, after)) return false;
  const uint32_t limit = std::min(SentenceEnd(frame->match.token), *after + 12);
  for (uint32_t t = *after; t < limit; ++t) {
    if (!words_.IsWord(t)) continue;
    const absl::string_view word = words_.folded(t);
    if (word != "عن" && word != "لسان") continue;
    NounPhrase source = phrases_.ReadSubject(t + 1, SentenceEnd(t));
    if (!source) return false;
    if (source.kind == PhraseKind::kDocument) source = OwnerOf(source, SentenceEnd(t));
    if (frame->subject) frame->carriers.push_back(frame->subject);
    frame->subject = source;
    *after = source.end;
    if (words_.IsComma(*after)) ++*after;
    // قوله، قولها، تأكيده.
    if (const CueMatch* saying = CueAt(*after);
        saying != nullptr && saying->masdar() && (saying->reading.clitics & kPronoun) != 0) {
      ++*after;
    }
    return true;
  }
  return false;
}

// جاء في بيان الوزارة أن.
bool FrameReader::ReadInDocument(Frame* frame, uint32_t* after) const {
  const uint32_t limit = SentenceEnd(frame->match.token);
  uint32_t t = frame->match.token + 1;
  if (words_.IsWord(t) && words_.folded(t) == "ذلك") ++t;
  if (t >= limit || !words_.IsWord(t) || words_.folded(t) != "في") return false;
  NounPhrase document = phrases_.Read(t + 1, limit);
  if (document.kind != PhraseKind::kDocument) return false;
  frame->subject = OwnerOf(document, limit);
  *after = frame->subject.end;
  // في بيان أصدرته النقابة: whoever issued it.
  if (frame->subject.kind == PhraseKind::kDocument && !document.definite) {
    for (uint32_t at = *after; at < std::min(limit, *after + 6); ++at) {
      if (quotes_.OpenedAt(at) >= 0 && !IsNameInQuotes(at, limit)) break;
      const NounPhrase issuer = phrases_.Read(at, limit);
      if (!issuer.named() && issuer.kind != PhraseKind::kOffice) continue;
      frame->subject = issuer;
      *after = issuer.end;
      break;
    }
  }
  return true;
}

// إعلان الحكومة أن: a verbal noun with its author.
bool FrameReader::ReadMasdar(Frame* frame, uint32_t* after) const {
  const CueMatch& match = frame->match;
  const uint32_t limit = SentenceEnd(match.token);
  *after = match.token + 1;
  if ((match.reading.clitics & kPronoun) != 0) {
    // دعوته إلى، قوله إن: his who was the last subject.
    return true;
  }
  if ((match.reading.clitics & kArticle) != 0) {
    // بالقول إن.
    return (match.reading.clitics & kBa) != 0;
  }
  const NounPhrase author = phrases_.Read(*after, limit);
  if (!author || (author.kind != PhraseKind::kEntry && author.kind != PhraseKind::kPerson &&
                  author.kind != PhraseKind::kOrganization && author.kind != PhraseKind::kOffice)) {
    return false;
  }
  if ((words_.info(author.begin).clitics & (kBa | kLam | kKaf)) != 0) return false;
  frame->subject = author;
  *after = author.end;
  return true;
}

void FrameReader::SetContent(ContentPattern pattern, uint32_t content, Frame* frame) const {
  frame->pattern = pattern;
  const uint32_t size = words_.size();
  // قال: إن «…», أضاف أن: «…»; marks between the cue and its content.
  for (int steps = 0; steps < 3 && content < size; ++steps) {
    if (words_.IsMark(content, ":") || words_.IsComma(content)) {
      ++content;
    } else if (steps > 0 || pattern == ContentPattern::kColon) {
      if (words_.IsComplementizer(content) && words_.folded(content) == "ان") ++content;
    }
  }
  const int32_t q = quotes_.OpenedAt(content);
  if (q >= 0 && quotes_[q].end > quotes_[q].begin) {
    frame->quotation = q;
    content = quotes_[q].begin;
    if (words_.IsComplementizer(content) && words_.folded(content) == "ان" &&
        quotes_[q].end > content + 1) {
      ++content;
    }
  }
  frame->content = content;
}

bool FrameReader::OpensClause(uint32_t t, const Frame& frame) const {
  if (!frame.match.cue->clause || !words_.IsComplementizer(t)) return false;
  if (t == 0) return false;
  if (!words_.IsWord(t - 1)) return true;
  return !clauses_.no_clause_after.contains(words_.folded(t - 1));
}

bool FrameReader::TakeClause(uint32_t t, Frame* frame) const {
  SetContent(ContentPattern::kClause, t + 1, frame);
  return true;
}

bool FrameReader::TakeQuote(uint32_t mark, uint32_t limit, Frame* frame) const {
  const int32_t q = quotes_.OpenedAt(mark);
  if (q < 0 || quotes_[q].begin >= quotes_[q].end || IsNameInQuotes(mark, limit)) return false;
  SetContent(ContentPattern::kQuote, mark, frame);
  return true;
}

// بتوفير: also before a word that no list knows, where ب is hardly its own.
bool FrameReader::Attaches(uint32_t t, absl::string_view letter, Clitic clitic) const {
  const WordInfo& info = words_.info(t);
  if ((info.clitics & clitic) != 0) return true;
  return info.classes == 0 && info.clitics == 0 && absl::StartsWith(words_.folded(t), letter) &&
         words_.folded(t).size() >= 8;
}

bool FrameReader::TakePreposition(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const absl::string_view word = words_.folded(t);
  const auto takes = [&cue](absl::string_view preposition) {
    return std::find(cue.prepositions.begin(), cue.prepositions.end(), preposition) !=
           cue.prepositions.end();
  };
  if (takes(word)) {
    uint32_t content = t + 1;
    while (content < limit && words_.IsWord(content) &&
           std::find(cue.fillers.begin(), cue.fillers.end(), words_.folded(content)) !=
               cue.fillers.end()) {
      ++content;
    }
    if (content >= limit) return false;
    if (cue.clause && words_.IsComplementizer(content)) return TakeClause(content, frame);
    if (quotes_.OpenedAt(content) >= 0) {
      SetContent(ContentPattern::kPreposition, content, frame);
      return true;
    }
    if (!words_.IsWord(content)) return false;
    if (words_.info(content).Is(kParticle) &&
        !clauses_.object_starts.contains(words_.folded(content))) {
      return false;
    }
    if (clauses_.thanks.contains(words_.folded(content))) return false;
    SetContent(ContentPattern::kPreposition, content, frame);
    return true;
  }
  const WordInfo& info = words_.info(t);
  if ((Attaches(t, "ب", kBa) && takes("ب")) || (Attaches(t, "ل", kLam) && takes("ل"))) {
    if (info.Is(kParticle | kAudience) || info.kind == model::ActorKind::kMedia) return false;
    SetContent(ContentPattern::kPreposition, t, frame);
    return true;
  }
  return false;
}

bool FrameReader::TakeObject(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  if (cue.object == ObjectUse::kNone) return false;
  const WordInfo& info = words_.info(t);
  const bool particle = info.Is(kParticle | kTimeWord);
  if (particle && !clauses_.object_starts.contains(words_.folded(t))) return false;
  if (clauses_.thanks.contains(words_.folded(t))) return false;
  if (cue.object == ObjectUse::kContent) {
    SetContent(ContentPattern::kObject, t, frame);
    return true;
  }
  // The target must be followed by what is said of it.
  const uint32_t last = std::min(limit, t + kFarthestComplement);
  for (uint32_t at = t + 1; at < last; ++at) {
    if (const CueMatch* other = CueAt(at); other != nullptr && !other->masdar()) break;
    if (!words_.IsWord(at)) continue;
    const WordInfo& word = words_.info(at);
    for (const std::string& preposition : cue.prepositions) {
      const bool attached = (preposition == "ب" && Attaches(at, "ب", kBa)) ||
                            (preposition == "ل" && Attaches(at, "ل", kLam)) ||
                            (preposition == "ل" && words_.folded(at) == "لان");
      if (words_.folded(at) != preposition &&
          !(attached && (!word.Is(kParticle) || words_.folded(at) == "لان")) &&
          !(cue.clause && words_.IsComplementizer(at)) &&
          !(preposition == "ب" && words_.IsComplementizer(at))) {
        continue;
      }
      SetContent(ContentPattern::kTarget, t, frame);
      return true;
    }
  }
  return false;
}

// Past what stands between the verb or its subject and the content: phrases of
// place, time and medium. Media met on the way carry the words.
uint32_t FrameReader::SkipAside(uint32_t t, uint32_t limit, Frame* frame) const {
  const absl::string_view word = words_.folded(t);
  const bool lam = (words_.info(t).clitics & kLam) != 0 || word == "ل";
  uint32_t phrase_at = clauses_.asides.contains(word) || word == "ل" ? t + 1 : t;
  NounPhrase phrase = phrases_.Read(phrase_at, limit);
  if (!phrase && phrase_at == t) return t + 1;
  if (phrase && phrase.actor_kind == model::ActorKind::kMedia &&
      (lam || phrase_at > t || phrase.kind == PhraseKind::kEntry)) {
    frame->carriers.push_back(phrase);
  }
  uint32_t end = phrase ? std::max(phrase.end, t + 1) : phrase_at + 1;
  while (!phrase && phrase_at > t && end < limit && words_.IsWord(end) &&
         !words_.IsComplementizer(end) &&
         (words_.info(end).Is(kAdjective) || words_.info(end).clitics == kArticle) &&
         CueAt(end) == nullptr) {
    ++end;
  }
  if (end < limit && words_.IsWord(end) && clauses_.aside_verbs.contains(words_.folded(end))) {
    const uint32_t comma = NextComma(end, limit);
    end = comma > end ? comma : end + 1;
  }
  return end;
}

bool FrameReader::ClauseAfterComma(uint32_t t, uint32_t limit, const Frame& frame) const {
  limit = std::min(limit, t + 15);
  for (; t + 1 < limit; ++t) {
    if (words_.IsComma(t) && OpensClause(t + 1, frame)) return true;
    if (words_.IsQuoteMark(t)) return false;
  }
  return false;
}

bool FrameReader::FindContent(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const bool takes_objects = cue.object != ObjectUse::kNone || !cue.prepositions.empty();
  const bool near = cue.homograph || frame->match.masdar();
  const uint32_t last = std::min(limit, t + (near ? 12 : kFarthestContent));
  bool strayed = false;      // past words that are neither asides nor content
  bool after_aside = false;  // directly
  bool in_relative = false;  // in a clause with الذي that no comma closes
  bool after_comma = t > 0 && words_.IsComma(t - 1);
  while (t < last) {
    const bool colon =
        words_.IsMark(t, ":") || (words_.IsMark(t, "؛") && quotes_.OpenedAt(t + 1) >= 0);
    if (colon) {
      if (t + 1 >= words_.size() || cue.needs_preposition) return false;
      SetContent(ContentPattern::kColon, t + 1, frame);
      return true;
    }
    if (words_.IsQuoteMark(t)) {
      if (cue.object == ObjectUse::kTarget && !strayed && quotes_.OpenedAt(t) >= 0 &&
          words_.IsWord(t + 1) && TakeObject(t + 1, limit, frame)) {
        SetContent(ContentPattern::kTarget, t, frame);
        return true;
      }
      if (!cue.needs_preposition && TakeQuote(t, last, frame)) return true;
      const int32_t q = quotes_.OpenedAt(t);
      if (q < 0) return false;
      // A name in quote marks may be a carrier.
      t = SkipAside(t, limit, frame);
      continue;
    }
    if (!words_.IsWord(t)) {
      if (words_.IsMark(t, ".") || words_.IsMark(t, "؛") || words_.IsMark(t, "؟")) return false;
      after_comma = words_.IsComma(t);
      if (after_comma) after_aside = false;
      if (words_.IsMark(t, "(")) {
        uint32_t close = t + 1;
        while (close < last && !words_.IsMark(close, ")")) ++close;
        t = close;
      }
      ++t;
      continue;
    }
    const absl::string_view word = words_.folded(t);
    if (OpensClause(t, *frame)) return TakeClause(t, frame);
    if (std::find(cue.fillers.begin(), cue.fillers.end(), word) != cue.fillers.end() ||
        clauses_.adverbs.contains(word) || words_.info(t).Is(kTimeWord)) {
      ++t;
      continue;
    }
    if (const CueMatch* other = CueAt(t); other != nullptr && t != frame->match.token) {
      if (cue.restates && other->masdar() && (other->reading.clitics & kPronoun) != 0) {
        frame->match.cue = other->cue;
        return FindContent(t + 1, limit, frame);
      }
      if (other->participle()) return false;
      if (other->finite() && frame->subject.kind == PhraseKind::kSource &&
          t == frame->subject.end) {
        strayed = true;  // مسؤولين طلبوا عدم كشف أسمائهم أن
        ++t;
        continue;
      }
      if (other->finite() && !words_.info(t).Is(kParticle) && !(other->also_noun && !strayed) &&
          !(t > 0 && words_.IsWord(t - 1) && clauses_.relatives.contains(words_.folded(t - 1)))) {
        return false;
      }
    }
    if (clauses_.relatives.contains(word) || word == "وهو" || word == "وهي") {
      const uint32_t comma = NextComma(t, last);
      if (comma == t) {
        in_relative = true;
        ++t;
      } else {
        t = comma;
      }
      continue;
    }
    if (const uint32_t source = clauses_.source_phrases.Match(words_, t, last); source > t) {
      // حسب ما أوردته وكالة الأنباء، in the middle of somebody's words.
      const uint32_t at = CueAt(source) != nullptr ? source + 1 : source;
      const NounPhrase carrier = phrases_.Read(at, limit);
      if (carrier.named()) frame->carriers.push_back(carrier);
      t = carrier ? carrier.end : at;
      continue;
    }
    if ((!strayed || (cue.clause && t + 1 < limit && words_.IsComplementizer(t + 1))) &&
        TakePreposition(t, limit, frame)) {
      return true;
    }
    if (clauses_.asides.contains(word) || words_.info(t).Is(kAudience) ||
        (words_.info(t).clitics & kLam) != 0 || word == "ل") {
      const uint32_t comma = after_comma ? NextComma(t, last) : t;
      const uint32_t end = SkipAside(t, limit, frame);
      t = comma > end && takes_objects ? comma : end;
      after_comma = false;
      after_aside = true;
      continue;
    }
    // أكد خلال لقائه الوزير، أن: after an aside the clause behind the comma wins.
    if (after_aside && cue.clause && ClauseAfterComma(t, last, *frame)) {
      strayed = true;
    }
    if (!strayed && !in_relative && TakeObject(t, limit, frame)) return true;
    if (!in_relative) strayed = true;
    if (strayed && (near || (takes_objects && !cue.clause))) return false;
    t = SkipAside(t, limit, frame);
  }
  return false;
}

void FrameReader::FindClauseBegin(Frame* frame) const {
  uint32_t begin = std::min(frame->begin, frame->match.token);
  frame->coordinated = frame->match.participle();
  if (!frame->antecedent && begin < words_.size() &&
      (words_.info(begin).clitics & (kAnd | kFa)) != 0) {
    frame->coordinated = true;
  }
  if ((frame->match.reading.clitics & (kAnd | kFa)) != 0 && frame->match.finite()) {
    frame->coordinated = true;
  }
  while (begin > SentenceBegin(begin) && words_.IsWord(begin - 1) &&
         !words_.IsComplementizer(begin - 1) &&
         (clauses_.conjunctions.contains(words_.folded(begin - 1)) ||
          clauses_.auxiliaries.contains(words_.folded(begin - 1)))) {
    --begin;
    frame->coordinated = true;
  }
  // إلا أن الوزير قال.
  if (begin >= SentenceBegin(begin) + 2 && words_.IsComplementizer(begin - 1) &&
      words_.IsWord(begin - 2)) {
    const absl::string_view word = words_.folded(begin - 2);
    if (word == "الا" || word == "غير" || word == "بيد") {
      begin -= 2;
      frame->coordinated = true;
    }
  }
  // من جانبه قال; وخلال العام الماضي قال.
  const uint32_t sentence = SentenceBegin(begin);
  for (uint32_t back = 1; back <= 7 && begin >= sentence + back; ++back) {
    const uint32_t t = begin - back;
    if (words_.IsComma(t) || !words_.IsWord(t)) break;
    if (clauses_.openings.Match(words_, t, begin) == begin) {
      begin = t;
      frame->coordinated = true;
      break;
    }
    absl::string_view word = words_.folded(t);
    if (t > sentence && words_.IsComma(t - 1) && absl::ConsumePrefix(&word, "و") &&
        clauses_.asides.contains(word) && frame->subject) {
      begin = t;
      frame->coordinated = true;
      break;
    }
    if (CueAt(t) != nullptr) break;
  }
  frame->begin = begin;
}

std::optional<Frame> FrameReader::Read(const CueMatch& match) const {
  Frame frame;
  if (match.also_noun && InHeadline(match.token) && match.token == SentenceBegin(match.token)) {
    return std::nullopt;  // كشف الحقيقة عن …: a headline starts with the noun
  }
  frame.match = match;
  frame.begin = match.token;
  uint32_t after = match.token + 1;
  bool ok = true;
  if (match.participle()) {
    // The participle's subject is its sentence's.
  } else if (match.masdar()) {
    ok = ReadMasdar(&frame, &after);
  } else if (match.cue->relay) {
    ok = ReadRelay(&frame, &after);
  } else if (match.cue->in_document) {
    ok = ReadInDocument(&frame, &after);
  } else {
    ok = ReadFinite(&frame, &after);
  }
  if (!ok) return std::nullopt;
  uint32_t limit = SentenceEnd(match.token);
  // قال:⏎«…»: the content may be the next sentence.
  if (limit > 0 && limit < words_.size() && words_.IsMark(limit - 1, ":")) ++limit;
  if (!FindContent(after, limit, &frame)) return std::nullopt;
  // يعتبر النهر أطول الأنهار: nobody in particular holds it.
  if (match.cue->impersonal && match.reading.form == WordForm::kPresent &&
      frame.pattern == ContentPattern::kObject && (match.reading.clitics & kPronoun) == 0 &&
      frame.subject.kind != PhraseKind::kEntry && frame.subject.kind != PhraseKind::kOffice &&
      !(frame.subject.kind == PhraseKind::kOrganization &&
        words_.info(frame.subject.begin).definite()) &&
      frame.subject.kind != PhraseKind::kSource) {
    return std::nullopt;
  }
  if (match.masdar() && frame.pattern == ContentPattern::kObject && frame.content > after + 1) {
    return std::nullopt;
  }
  if (match.masdar() && frame.pattern != ContentPattern::kClause &&
      frame.pattern != ContentPattern::kQuote && frame.pattern != ContentPattern::kPreposition &&
      match.cue->act != model::SpeechAct::kAnnounce) {
    return std::nullopt;
  }
  if (frame.content >= words_.size()) return std::nullopt;
  FindClauseBegin(&frame);
  return frame;
}

std::vector<Frame> FrameReader::ReadAll() const {
  std::vector<Frame> frames;
  for (const CueMatch& match : words_.cues()) {
    if (auto frame = Read(match)) frames.push_back(*std::move(frame));
  }
  return frames;
}

}  // namespace isnad::analysis
