// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/frame_reader.h"

#include <algorithm>

#include "absl/strings/strip.h"
#include "core/analysis/statements/carriers.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestOpening = 7;  // tokens back to من جانبه

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
  return std::min(t, words_.SentenceStart(words_.SentenceOf(t)));
}

// Where a reporting clause may find its content: a colon or a quotation may
// carry over the end of a sentence.
uint32_t FrameReader::SentenceEnd(uint32_t t) const {
  return words_.field().sentences[words_.SentenceOf(t)].end;
}

// نقلت رويترز عن مسؤول قوله إن: the subject is a carrier.
bool FrameReader::ReadRelay(Frame* frame, uint32_t* after) const {
  const uint32_t behind = frame->match.token + 1;
  if (behind < words_.size() && clauses_.of_whom.contains(words_.folded(behind))) {
    return ReadRelayOfWhom(frame, after);
  }
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

// ونقلت عنه رويترز قوله إن: of whoever was spoken of, by the subject.
bool FrameReader::ReadRelayOfWhom(Frame* frame, uint32_t* after) const {
  const uint32_t limit = SentenceEnd(frame->match.token);
  const NounPhrase carrier = phrases_.ReadSubject(frame->match.token + 2, limit);
  if (!carrier) return false;
  const absl::string_view whom = words_.folded(frame->match.token + 1);
  frame->carriers.push_back(carrier);
  frame->match.reading.gender = whom == "عنها" ? Gender::kFeminine : Gender::kMasculine;
  if (whom == "عنهم") frame->match.reading.number = Number::kPlural;
  *after = carrier.end;
  if (CueAt(*after) != nullptr && CueAt(*after)->masdar()) ++*after;
  return true;
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

// من جانبه قال; وخلال العام الماضي قال.
uint32_t FrameReader::FindOpening(uint32_t begin, Frame* frame) const {
  const uint32_t sentence = SentenceBegin(begin);
  for (uint32_t back = 1; back <= kFarthestOpening && begin >= sentence + back; ++back) {
    const uint32_t t = begin - back;
    if (words_.IsComma(t) || !words_.IsWord(t)) break;
    absl::string_view word = words_.folded(t);
    const bool aside = t > sentence && words_.IsComma(t - 1) && absl::ConsumePrefix(&word, "و") &&
                       clauses_.asides.contains(word) && frame->subject;
    if (aside || clauses_.openings.Match(words_, t, begin) == begin) {
      frame->coordinated = true;
      return t;
    }
    if (CueAt(t) != nullptr) break;
  }
  return begin;
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
  frame->begin = FindOpening(begin, frame);
}

// A cue that is another word here.
bool FrameReader::IsNoVerb(const CueMatch& match) const {
  // كشف الحقيقة عن …: a headline starts with the noun.
  if (match.also_noun && InHeadline(match.token) && match.token == SentenceBegin(match.token)) {
    return true;
  }
  // عدم ذكر أسمائهم: the noun.
  if (match.token > 0 && words_.folded(match.token - 1) == "عدم") return true;
  // عبر الإعلان عن: a preposition, unless a clause starts here.
  return words_.info(match.token).Is(kParticle) && !StartsClause(match) &&
         !(match.token > 0 && words_.IsComma(match.token - 1));
}

bool FrameReader::ReadClause(Frame* frame, uint32_t* after) const {
  const CueMatch& match = frame->match;
  *after = match.token + 1;
  if (match.participle()) return true;  // its subject is its sentence's
  if (match.masdar()) return ReadMasdar(frame, after);
  if (match.cue->relay) return ReadRelay(frame, after);
  if (match.cue->in_document) {
    // وصف ما جاء في الكتاب بأنه: only what came there.
    const bool what =
        match.token > 0 && clauses_.object_starts.contains(words_.folded(match.token - 1));
    return !what && ReadInDocument(frame, after);
  }
  return ReadFinite(frame, after);
}

// المدارس التي يعتقد أنها متصدعة، الموقع الذي يعتقد أنه مخزن: what people hold of
// the noun before الذي, not what it holds itself.
bool FrameReader::IsImpersonal(const Frame& frame, uint32_t after) const {
  const CueMatch& match = frame.match;
  const bool held = match.cue->impersonal && match.reading.form == WordForm::kPresent;
  if (!held || frame.pattern != ContentPattern::kClause || !words_.IsComplementizer(after)) {
    return false;
  }
  const absl::string_view relative = words_.folded(FirstAuxiliary(match.token) - 1);
  const bool singular_he =
      match.reading.gender == Gender::kMasculine && match.reading.number == Number::kSingular;
  if (singular_he && relative != "الذي") return true;
  const absl::string_view clause = words_.folded(after);
  const bool of_him = clause != "ان" && clause != "بان";
  return of_him && frame.subject.kind != PhraseKind::kPerson &&
         frame.subject.kind != PhraseKind::kOffice && frame.subject.kind != PhraseKind::kEntry &&
         match.reading.number != Number::kPlural;
}

// Whether cue and content together report speech.
bool FrameReader::Reports(const Frame& frame, uint32_t after) const {
  const CueMatch& match = frame.match;
  const Cue& cue = *match.cue;
  const bool with_pronoun = (match.reading.clitics & kPronoun) != 0;
  const bool object = frame.pattern == ContentPattern::kObject;
  const bool preposition = frame.pattern == ContentPattern::kPreposition;
  const bool clause = frame.pattern == ContentPattern::kClause;
  // متهمة بالتآمر: who is accused, not who accuses.
  if (cue.needs_preposition && !with_pronoun && (preposition || clause)) return false;
  // قدرها مليون دينار: no verb.
  if (cue.homograph && with_pronoun && object) return false;
  // يعتبر النهر أطول الأنهار: nobody in particular holds it.
  if (cue.impersonal && match.reading.form == WordForm::kPresent && object && !with_pronoun) {
    const PhraseKind kind = frame.subject.kind;
    const bool body = kind == PhraseKind::kOrganization &&
                      (!cue.equates || words_.info(frame.subject.begin).definite());
    if (!body && kind != PhraseKind::kEntry && kind != PhraseKind::kOffice &&
        kind != PhraseKind::kSource) {
      return false;
    }
  }
  if (frame.antecedent && IsImpersonal(frame, after)) return false;
  if (!match.masdar()) return true;
  if (object && frame.content > after + 1) return false;
  return clause || preposition || frame.pattern == ContentPattern::kQuote ||
         frame.pattern == ContentPattern::kColon || cue.act == model::SpeechAct::kAnnounce;
}

// وزارة الخارجية لوكالة «سبوتنيك»: whom it speaks to is no part of its name.
void FrameReader::CutAtMedium(NounPhrase* subject) const {
  // تقرير لوكالة X is its own.
  if (!*subject || words_.info(subject->begin).Is(kDocumentWord)) return;
  const CarrierReader carriers(words_, quotes_, clauses_);
  for (uint32_t t = subject->begin + 1; t < subject->end; ++t) {
    if (!words_.IsWord(t) || (words_.info(t).clitics & kLam) == 0) continue;
    const NounPhrase medium = carriers.MediumAt(t, subject->end, /*addressed=*/false);
    if (!medium || medium.kind == PhraseKind::kPlain || medium.end < subject->end) continue;
    subject->end = t;
    subject->name_end = std::max(subject->name_begin, std::min(subject->name_end, t));
    subject->title_end = std::max(subject->title_begin, std::min(subject->title_end, t));
    return;
  }
}

std::optional<Frame> FrameReader::Read(const CueMatch& match) const {
  if (IsNoVerb(match)) return std::nullopt;
  Frame frame;
  frame.match = match;
  frame.begin = match.token;
  uint32_t after = 0;
  if (!ReadClause(&frame, &after)) return std::nullopt;
  CutAtMedium(&frame.subject);
  uint32_t limit = SentenceEnd(match.token);
  // قال:⏎«…»: the content may be the next sentence.
  if (limit > 0 && limit < words_.size() && words_.IsMark(limit - 1, ":")) ++limit;
  if (!FindContent(after, limit, &frame) || !Reports(frame, after)) return std::nullopt;
  if (frame.content >= words_.size()) return std::nullopt;
  FindClauseBegin(&frame);
  return frame;
}

std::vector<Frame> FrameReader::ReadAll() const {
  std::vector<Frame> frames;
  for (const CueMatch& match : words_.cues()) {
    auto frame = Read(match);
    if (!frame.has_value() && match.other_cue != nullptr) {
      CueMatch other = match;
      other.cue = match.other_cue;
      frame = Read(other);
    }
    if (frame.has_value()) frames.push_back(*std::move(frame));
  }
  return frames;
}

}  // namespace isnad::analysis
