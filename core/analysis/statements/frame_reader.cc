// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/frame_reader.h"

#include <algorithm>

#include "absl/strings/match.h"

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

bool FrameReader::IsTransparent(uint32_t t, uint32_t verb) const {
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
    if (clauses_.relatives.contains(word)) {
      const uint32_t comma = NextComma(t, verb);
      if (comma == t) return false;
      t = comma + 1;
      continue;
    }
    if (clauses_.asides.contains(word)) {
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
    NounPhrase phrase = phrases_.Read(t, verb);
    if (!phrase && (at_sentence || after_particle)) phrase = phrases_.ReadSubject(t, verb);
    if (!phrase || !Agrees(match.reading, phrase, /*before=*/true)) continue;
    if (phrase.kind == PhraseKind::kPlain && !phrase.definite) continue;
    if (!IsTransparent(phrase.end, verb)) continue;
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

bool FrameReader::IsPlausibleSubject(const Frame& frame, const NounPhrase& phrase,
                                     uint32_t limit) const {
  if (!phrase || !Agrees(frame.match.reading, phrase, /*before=*/false)) return false;
  if ((words_.info(phrase.begin).clitics & (kBa | kLam | kKaf)) != 0) return false;
  const Cue& cue = *frame.match.cue;
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
  NounPhrase next = phrases_.ReadSubject(*after, limit);
  if (next.kind == PhraseKind::kDocument) next = OwnerOf(next, limit);
  const bool plausible = IsPlausibleSubject(*frame, next, limit);
  if (relative) {
    if (plausible && next.named()) {
      frame->subject = next;
      *after = next.end;
      return true;
    }
    frame->subject = Antecedent(before - 1);
    frame->antecedent = true;
    return frame->subject.kind != PhraseKind::kNone;
  }
  if (!conjunction) {
    frame->subject = SubjectBefore(match);
    if (frame->subject) {
      frame->begin = frame->subject.begin;
      return true;
    }
  }
  if (plausible) {
    frame->subject = next;
    *after = next.end;
  }
  return true;
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
  if (((info.clitics & kBa) != 0 && takes("ب")) || ((info.clitics & kLam) != 0 && takes("ل"))) {
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
      const bool attached = (preposition == "ب" && (word.clitics & kBa) != 0) ||
                            (preposition == "ل" && (word.clitics & kLam) != 0);
      if (words_.folded(at) != preposition && !(attached && !word.Is(kParticle)) &&
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
  return phrase ? std::max(phrase.end, t + 1) : phrase_at + 1;
}

bool FrameReader::FindContent(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const bool takes_objects = cue.object != ObjectUse::kNone || !cue.prepositions.empty();
  const uint32_t last = std::min(limit, t + (cue.homograph ? 3 : kFarthestContent));
  bool strayed = false;  // past words that are neither asides nor content
  bool after_comma = false;
  while (t < last) {
    if (words_.IsMark(t, ":")) {
      if (t + 1 >= words_.size()) return false;
      SetContent(ContentPattern::kColon, t + 1, frame);
      return true;
    }
    if (words_.IsQuoteMark(t)) {
      if (TakeQuote(t, last, frame)) return true;
      const int32_t q = quotes_.OpenedAt(t);
      if (q < 0) return false;
      // A name in quote marks may be a carrier.
      t = SkipAside(t, limit, frame);
      continue;
    }
    if (!words_.IsWord(t)) {
      if (words_.IsMark(t, ".") || words_.IsMark(t, "؛") || words_.IsMark(t, "؟")) return false;
      after_comma = words_.IsComma(t);
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
      if (other->participle()) return false;
      if (other->finite() &&
          !(t > 0 && words_.IsWord(t - 1) && clauses_.relatives.contains(words_.folded(t - 1)))) {
        return false;
      }
    }
    if (clauses_.relatives.contains(word) || word == "وهو" || word == "وهي") {
      const uint32_t comma = NextComma(t, last);
      if (comma == t) {
        strayed = true;
        ++t;
      } else {
        t = comma;
      }
      continue;
    }
    if (!strayed && TakePreposition(t, limit, frame)) return true;
    if (clauses_.asides.contains(word) || words_.info(t).Is(kAudience) ||
        (words_.info(t).clitics & kLam) != 0 || word == "ل") {
      const uint32_t comma = after_comma ? NextComma(t, last) : t;
      const uint32_t end = SkipAside(t, limit, frame);
      t = comma > end && takes_objects ? comma : end;
      after_comma = false;
      continue;
    }
    if (!strayed && TakeObject(t, limit, frame)) return true;
    strayed = true;
    if (takes_objects && !cue.clause) return false;
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
         (clauses_.conjunctions.contains(words_.folded(begin - 1)) ||
          clauses_.auxiliaries.contains(words_.folded(begin - 1)))) {
    --begin;
    if (!words_.IsComplementizer(begin)) frame->coordinated = true;
  }
  frame->begin = begin;
}

std::optional<Frame> FrameReader::Read(const CueMatch& match) const {
  Frame frame;
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
