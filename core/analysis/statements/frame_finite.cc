// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: the clause of a finite verb.
#include <algorithm>

#include "absl/strings/strip.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {

// The first of the auxiliaries before the verb: كان قد قال; else the verb.
uint32_t FrameReader::FirstAuxiliary(uint32_t verb) const {
  const uint32_t sentence = SentenceBegin(verb);
  while (verb > sentence && words_.IsWord(verb - 1) &&
         clauses_.auxiliaries.contains(words_.folded(verb - 1))) {
    --verb;
  }
  return verb;
}

bool FrameReader::ReadFinite(Frame* frame, uint32_t* after) const {
  const CueMatch& match = frame->match;
  const uint32_t verb = match.token;
  const uint32_t limit = SentenceEnd(verb);
  *after = SkipAdverbs(verb + 1, limit);
  while (*after < limit && words_.IsWord(*after) && match.cue->fills(words_.folded(*after))) {
    ++*after;
  }
  if (*after < limit && (words_.folded(*after) == "فيه" || words_.folded(*after) == "فيها")) {
    return ReadInside(frame, after);
  }
  bool plausible = false;
  const NounPhrase next = SubjectBehind(*after, limit, *frame, &plausible);
  const uint32_t before = FirstAuxiliary(verb);
  if (before > SentenceBegin(verb) && words_.IsWord(before - 1)) {
    const absl::string_view word = words_.folded(before - 1);
    if (word == "ما" || word == "مما") return plausible && ReadFact(next, limit, frame, after);
    if (clauses_.relatives.contains(word)) {
      return ReadRelative(next, plausible, before - 1, frame, after);
    }
  }
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
  if (*after == next.end && next.kind == PhraseKind::kPerson) {
    // قال فلان المتحدث باسم الوزارة.
    const NounPhrase office = phrases_.Read(*after, limit);
    const bool apposed = office.kind == PhraseKind::kOffice &&
                         words_.info(office.begin).clitics == kArticle &&
                         (!match.cue->takes_any_object() || OpensClause(office.end, *frame));
    if (apposed) *after = office.end;
  }
  if (*after == next.end) *after = SkipParenthesis(*after, limit, *frame);
  return true;
}

// The phrase right behind the verb; *plausible if it may be the subject.
NounPhrase FrameReader::SubjectBehind(uint32_t t, uint32_t limit, const Frame& frame,
                                      bool* plausible) const {
  NounPhrase next = phrases_.ReadSubject(t, limit);
  if (next.kind == PhraseKind::kDocument) next = OwnerOf(next, limit);
  CutAtPreposition(*frame.match.cue, &next);
  *plausible = IsPlausibleSubject(frame, next, limit);
  if (*plausible || next.entry >= 0 || next.title_begin != next.title_end) return next;
  if (const NounPhrase unnamed = UnnamedSubject(t, limit, frame)) {
    *plausible = true;
    return unnamed;
  }
  return next;
}

// أصدرت بيانا قالت فيه; في تصويت طالبت فيه النقابة.
bool FrameReader::ReadInside(Frame* frame, uint32_t* after) const {
  const uint32_t limit = SentenceEnd(frame->match.token);
  ++*after;
  const NounPhrase own = phrases_.ReadSubject(*after, limit);
  const bool object = frame->match.cue->takes_any_object() && !OpensClause(own.end, *frame);
  if (!own.named() || object || !IsPlausibleSubject(*frame, own, limit)) {
    frame->of_sentence = true;
    return true;
  }
  frame->subject = own;
  *after = own.end;
  return true;
}

// ما قالت الوزيرة إنه خطأ; but ما يرجح أن: a fact speaks, nobody does.
bool FrameReader::ReadFact(const NounPhrase& next, uint32_t limit, Frame* frame,
                           uint32_t* after) const {
  if (!next.named() && next.kind != PhraseKind::kOffice) return false;
  // وهو ما اعتبره النائب العام «تعديا»: the quotation is his too.
  const bool quoted = next.end < limit && quotes_.OpenedAt(next.end) >= 0 &&
                      (frame->match.reading.clitics & kPronoun) != 0;
  if (next.end >= limit || !(quoted || OpensClause(next.end, *frame))) return false;
  frame->subject = next;
  frame->relative = true;
  *after = next.end;
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
  // المعتقدات التي يعتقد: nobody is said to say it.
  if (frame->subject.kind == PhraseKind::kPlain && IsThing(frame->subject)) return false;
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
  frame->of_sentence = temporal || asyndetic || words_.IsComma(match.token - 1) ||
                       words_.info(match.token - 1).Is(kDocumentWord);
  return frame->of_sentence;
}

}  // namespace isnad::analysis
