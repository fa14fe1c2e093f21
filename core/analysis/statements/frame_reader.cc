// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/frame_reader.h"

#include <algorithm>

#include "absl/strings/strip.h"

namespace isnad::analysis {

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

bool FrameReader::ReadFinite(Frame* frame, uint32_t* after) const {
  const CueMatch& match = frame->match;
  const uint32_t verb = match.token;
  const uint32_t limit = SentenceEnd(verb);
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
    ++*after;
    // أصدرت بيانا قالت فيه; تصويت طالبت فيه النقابة.
    const NounPhrase own = phrases_.ReadSubject(*after, limit);
    const bool object = match.cue->takes_any_object() && !OpensClause(own.end, *frame);
    if (own.named() && !object && IsPlausibleSubject(*frame, own, limit)) {
      frame->subject = own;
      *after = own.end;
    } else {
      frame->of_sentence = true;
    }
    return true;
  }
  NounPhrase next = phrases_.ReadSubject(*after, limit);
  if (next.kind == PhraseKind::kDocument) next = OwnerOf(next, limit);
  CutAtPreposition(*match.cue, &next);
  bool plausible = IsPlausibleSubject(*frame, next, limit);
  if (!plausible && next.entry < 0 && next.title_begin == next.title_end) {
    if (const NounPhrase unnamed = UnnamedSubject(*after, limit, *frame)) {
      next = unnamed;
      plausible = true;
    }
  }
  if (before > SentenceBegin(verb) && words_.IsWord(before - 1) &&
      (words_.folded(before - 1) == "ما" || words_.folded(before - 1) == "مما")) {
    // ما يرجح أن: a fact speaks, nobody does; ما قالت الوزيرة إنه خطأ.
    if (!plausible || (!next.named() && next.kind != PhraseKind::kOffice)) return false;
    if (next.end >= limit || !OpensClause(next.end, *frame)) return false;
    frame->subject = next;
    frame->relative = true;
    *after = next.end;
    return true;
  }
  if (relative) return ReadRelative(next, plausible, before - 1, frame, after);
  // أما الوزير فقال.
  const bool contrast =
      (match.reading.clitics & kFa) != 0 && words_.folded(SentenceBegin(verb)) == "اما";
  if ((match.reading.clitics & (kAnd | kFa)) == 0 || contrast) {
    frame->subject = SubjectBefore(match);
    if (frame->subject) {
      frame->begin = frame->subject.begin;
      return true;
    }
  }
  if (!plausible) return MayDropSubject(*after, limit, frame);
  frame->subject = next;
  *after = SkipCoordinated(next.end, limit);
  if (next.named()) *after = SkipApposition(*after, limit);
  if (*after == next.end) *after = SkipParenthesis(*after, limit, *frame);
  return true;
}

// التي وصفتها الحكومة: a subject of its own; التي قالت: what الذي refers to.
bool FrameReader::ReadRelative(const NounPhrase& next, bool plausible, uint32_t relative,
                               Frame* frame, uint32_t* after) const {
  if (plausible && (next.named() || (frame->match.reading.clitics & kPronoun) != 0)) {
    frame->subject = next;
    frame->relative = true;
    *after = next.end;
    return true;
  }
  frame->subject = Antecedent(relative);
  frame->antecedent = true;
  return frame->subject.kind != PhraseKind::kNone;
}

// Without a subject, a verb reports only where one can have been dropped.
bool FrameReader::MayDropSubject(uint32_t after, uint32_t limit, Frame* frame) const {
  const CueMatch& match = frame->match;
  if (match.cue->impersonal && match.reading.form == WordForm::kPresent && after < limit &&
      words_.IsComplementizer(after)) {
    return false;
  }
  if (StartsClause(match)) {
    // ظهر الوزير وهو يقول: about this sentence's own subject.
    const absl::string_view before = match.token > 0 ? words_.folded(match.token - 1) : "";
    frame->of_sentence =
        words_.IsWord(match.token - 1) && (before == "وهو" || before == "وهي" || before == "وهم");
    return true;
  }
  // عندما سئل الوزير عن الأزمة قال إن; أصدر المجلس قرارا يدعو إلى.
  absl::string_view first = words_.folded(SentenceBegin(match.token));
  const bool temporal = clauses_.temporals.contains(first) ||
                        (absl::ConsumePrefix(&first, "و") && clauses_.temporals.contains(first));
  // نشرت وثائق قالت إنها: a clause about an indefinite noun.
  const bool asyndetic = after < limit && match.token > 0 && words_.IsWord(match.token - 1) &&
                         words_.IsComplementizer(after) && words_.folded(after) != "ان" &&
                         !match.cue->homograph && !words_.info(match.token - 1).definite() &&
                         !phrases_.Read(match.token - 1, match.token).named() &&
                         !words_.info(match.token - 1).Is(kParticle);
  frame->of_sentence =
      temporal || asyndetic || words_.IsComma(match.token - 1) || words_.info(match.token - 1).Is(kDocumentWord);
  return frame->of_sentence;
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
  // عدم ذكر أسمائهم: the noun.
  if (match.token > 0 && match.also_noun && words_.folded(match.token - 1) == "عدم") {
    return std::nullopt;
  }
  // عبر الإعلان عن: a preposition, unless a clause starts here.
  if (words_.info(match.token).Is(kParticle) && !StartsClause(match) &&
      !(match.token > 0 && words_.IsComma(match.token - 1))) {
    return std::nullopt;
  }
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
  // متهمة بالتآمر: who is accused, not who accuses.
  if (match.cue->needs_preposition && (match.reading.clitics & kPronoun) == 0 &&
      (frame.pattern == ContentPattern::kPreposition || frame.pattern == ContentPattern::kClause)) {
    return std::nullopt;
  }
  // يعتبر النهر أطول الأنهار: nobody in particular holds it.
  if (match.cue->impersonal && match.reading.form == WordForm::kPresent &&
      frame.pattern == ContentPattern::kObject && (match.reading.clitics & kPronoun) == 0 &&
      frame.subject.kind != PhraseKind::kEntry && frame.subject.kind != PhraseKind::kOffice &&
      !(frame.subject.kind == PhraseKind::kOrganization &&
        (!match.cue->equates || words_.info(frame.subject.begin).definite())) &&
      frame.subject.kind != PhraseKind::kSource) {
    return std::nullopt;
  }
  // قدرها مليون دينار: no verb.
  if (match.cue->homograph && (match.reading.clitics & kPronoun) != 0 &&
      frame.pattern == ContentPattern::kObject) {
    return std::nullopt;
  }
  if (match.masdar() && frame.pattern == ContentPattern::kObject && frame.content > after + 1) {
    return std::nullopt;
  }
  if (match.masdar() && frame.pattern != ContentPattern::kClause &&
      frame.pattern != ContentPattern::kQuote && frame.pattern != ContentPattern::kPreposition &&
      frame.pattern != ContentPattern::kColon &&
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
