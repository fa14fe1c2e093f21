// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: where the content begins.
#include <algorithm>

#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestContent = 45;  // tokens from the cue to its content
constexpr uint32_t kNearContent = 12;      // the same of homographs and verbal nouns
constexpr uint32_t kShortestQuote = 3;     // tokens of one after a homograph

}  // namespace

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
  // ترد على «فترات الرئاسة»: a few words that a doubtful verb does not lead to.
  if (frame->match.cue->homograph && mark > frame->match.token + 1 &&
      quotes_[q].end < quotes_[q].begin + kShortestQuote) {
    return false;
  }
  SetContent(ContentPattern::kQuote, mark, frame);
  return true;
}

bool FrameReader::FindContent(uint32_t t, uint32_t limit, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  Search search;
  search.at = t;
  search.limit = limit;
  search.near = cue.homograph || frame->match.masdar();
  search.last = std::min(limit, t + (search.near ? kNearContent : kFarthestContent));
  search.takes_objects = cue.object != ObjectUse::kNone || !cue.prepositions.empty();
  search.after_comma = t > 0 && words_.IsComma(t - 1);
  while (search.at < search.last) {
    Step step = Step::kElse;
    if (!words_.IsWord(search.at)) {
      step = PassMark(&search, frame);
    } else {
      step = PassFunctionWord(&search, frame);
      if (step == Step::kElse) step = PassOtherCue(&search, frame);
      if (step == Step::kElse) step = PassPhrase(&search, frame);
    }
    if (step == Step::kFound) return true;
    if (step == Step::kNowhere) return false;
  }
  return false;
}

// Colons, quotations, commas and parentheses.
FrameReader::Step FrameReader::PassMark(Search* search, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const uint32_t t = search->at;
  if (words_.IsMark(t, ":") || (words_.IsMark(t, "؛") && quotes_.OpenedAt(t + 1) >= 0)) {
    if (t + 1 >= words_.size() || cue.needs_preposition || cue.no_quotation) return Step::kNowhere;
    SetContent(ContentPattern::kColon, t + 1, frame);
    return Step::kFound;
  }
  if (words_.IsQuoteMark(t)) {
    if (cue.object == ObjectUse::kTarget && !search->strayed && quotes_.OpenedAt(t) >= 0 &&
        words_.IsWord(t + 1) && TakeObject(t + 1, search->limit, frame)) {
      SetContent(ContentPattern::kTarget, t, frame);
      return Step::kFound;
    }
    // التقرير، الذي اطلعت عليه «المنار»، إلى …
    const int32_t q = quotes_.OpenedAt(t);
    const bool name = search->in_relative && q >= 0 && quotes_[q].closed &&
                      quotes_[q].end < quotes_[q].begin + kShortestQuote;
    if (!name && !cue.needs_preposition && !cue.no_quotation && TakeQuote(t, search->last, frame))
      return Step::kFound;
    if (quotes_.OpenedAt(t) < 0) return Step::kNowhere;
    search->at = SkipAside(t, search->limit);  // a name, which may carry
    return Step::kOn;
  }
  if (words_.IsMark(t, ".") || words_.IsMark(t, "؛") || words_.IsMark(t, "؟")) {
    return Step::kNowhere;
  }
  search->after_comma = words_.IsComma(t);
  if (search->after_comma) search->after_aside = false;
  if (words_.IsMark(t, "(")) {
    while (search->at < search->last && !words_.IsMark(search->at, ")")) ++search->at;
  }
  ++search->at;
  return Step::kOn;
}

// The complementizer, adverbs, relative clauses, بحسب in the middle.
FrameReader::Step FrameReader::PassFunctionWord(Search* search, Frame* frame) const {
  const std::vector<std::string>& fillers = frame->match.cue->fillers;
  const uint32_t t = search->at;
  const absl::string_view word = words_.folded(t);
  if (OpensClause(t, *frame)) {
    TakeClause(t, frame);
    return Step::kFound;
  }
  if (std::find(fillers.begin(), fillers.end(), word) != fillers.end() ||
      clauses_.adverbs.contains(word) || words_.info(t).Is(kTimeWord)) {
    ++search->at;
    return Step::kOn;
  }
  if (clauses_.relatives.contains(word) || word == "وهو" || word == "وهي") {
    const uint32_t comma = NextComma(t, search->last);
    search->in_relative |= comma == t;
    search->at = comma == t ? t + 1 : comma;
    if (comma > t)
      search->last = std::min(search->limit, std::max(search->last, comma + kNearContent));
    return Step::kOn;
  }
  if (const uint32_t source = clauses_.source_phrases.Match(words_, t, search->last); source > t) {
    uint32_t at = CueAt(source) != nullptr ? source + 1 : source;
    // وفق ما نقلت عنها رويترز.
    if (at > source && words_.IsWord(at) && clauses_.of_whom.contains(words_.folded(at))) ++at;
    NounPhrase carrier = phrases_.Read(at, search->limit);
    if (!carrier && word == "نقلا") carrier = UnnamedSubject(at, search->limit, *frame);
    // قالت الوكالة نقلا عن مصدر أمني إن: the agency carries what he says.
    const bool relays = word == "نقلا" && MayCarry(*frame) &&
                        (carrier.named() || carrier.kind == PhraseKind::kOffice ||
                         carrier.kind == PhraseKind::kSource);
    if (relays) {
      frame->carriers.push_back(frame->subject);
      frame->subject = carrier;
    } else if (carrier.named()) {
      frame->carriers.push_back(carrier);
    }
    search->at = carrier ? carrier.end : at;
    return Step::kOn;
  }
  return Step::kElse;
}

// Agencies and papers carry; people and offices speak, and who denies does so
// himself, whatever source they name.
bool FrameReader::MayCarry(const Frame& frame) {
  const PhraseKind kind = frame.subject.kind;
  const bool people =
      kind == PhraseKind::kPerson || kind == PhraseKind::kOffice || kind == PhraseKind::kSource;
  return frame.subject && !frame.antecedent && !people &&
         frame.match.cue->act != model::SpeechAct::kDeny;
}

// Another cue ends the search, unless it is only part of the way.
FrameReader::Step FrameReader::PassOtherCue(Search* search, Frame* frame) const {
  const uint32_t t = search->at;
  const CueMatch* other = CueAt(t);
  if (other == nullptr || t == frame->match.token) return Step::kElse;
  if (frame->match.cue->restates && other->masdar() && (other->reading.clitics & kPronoun) != 0) {
    frame->match.cue = other->cue;
    return FindContent(t + 1, search->limit, frame) ? Step::kFound : Step::kNowhere;
  }
  if (other->participle()) return Step::kNowhere;
  if (!other->finite() || words_.info(t).Is(kParticle)) return Step::kElse;
  if (frame->subject.kind == PhraseKind::kSource && t == frame->subject.end) {
    search->strayed = true;  // مسؤولين طلبوا عدم كشف أسمائهم أن
    ++search->at;
    return Step::kOn;
  }
  const bool relative =
      t > 0 && words_.IsWord(t - 1) && clauses_.relatives.contains(words_.folded(t - 1));
  return relative || (other->also_noun && !search->strayed) ? Step::kElse : Step::kNowhere;
}

// Prepositions, asides and objects.
FrameReader::Step FrameReader::PassPhrase(Search* search, Frame* frame) const {
  const Cue& cue = *frame->match.cue;
  const uint32_t t = search->at;
  const bool to_clause = cue.clause && t + 1 < search->limit && words_.IsComplementizer(t + 1);
  if ((!search->strayed || to_clause) && TakePreposition(t, search->limit, frame)) {
    return Step::kFound;
  }
  const absl::string_view word = words_.folded(t);
  if (clauses_.asides.contains(word) || words_.info(t).Is(kAudience) ||
      (words_.info(t).clitics & kLam) != 0 || word == "ل") {
    const uint32_t comma = search->after_comma ? NextComma(t, search->last) : t;
    const uint32_t end = SkipAside(t, search->limit);
    search->at = comma > end && search->takes_objects ? comma : end;
    search->after_comma = false;
    search->after_aside = true;
    return Step::kOn;
  }
  // أكد خلال لقائه الوزير، أن; أعلن متحف المدينة، أنه: the clause behind the
  // comma wins, unless the verb itself stands between commas.
  if (cue.clause && !words_.IsComma(frame->match.token - 1) &&
      ClauseAfterComma(t, search->last, *frame)) {
    search->strayed = true;
  }
  if (!search->strayed && !search->in_relative && TakeObject(t, search->limit, frame)) {
    return Step::kFound;
  }
  if (!search->in_relative) search->strayed = true;
  if (search->strayed && (search->near || (search->takes_objects && !cue.clause))) {
    return Step::kNowhere;
  }
  search->at = SkipAside(t, search->limit);
  return Step::kOn;
}

}  // namespace isnad::analysis
