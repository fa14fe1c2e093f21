// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: where the content begins.
#include <algorithm>
#include <string>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/strip.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kFarthestContent = 45;     // tokens from the cue to its content
constexpr uint32_t kNearContent = 12;         // the same of homographs and verbal nouns
constexpr uint32_t kLongestAside = 25;        // tokens between two commas
constexpr uint32_t kShortestQuote = 3;        // tokens of one after a homograph
constexpr uint32_t kFarthestComplement = 25;  // tokens from an object to its preposition

}  // namespace

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
    } else if (words_.IsWord(t) && IsAdverbial(t) && CueAt(t) == nullptr &&
               (words_.IsMark(t + 1, ":") || quotes_.OpenedAt(t + 1) >= 0)) {
      ++t;  // وتابع ساخرا: «…»
    } else if (words_.IsMark(t, "/") || (words_.token(t).kind == text::TokenKind::kNumber)) {
      ++t;
    } else {
      break;
    }
  }
  return t;
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
  // ترد على «فترات الرئاسة»: a few words that a doubtful verb does not lead to.
  if (frame->match.cue->homograph && mark > frame->match.token + 1 &&
      quotes_[q].end < quotes_[q].begin + kShortestQuote) {
    return false;
  }
  SetContent(ContentPattern::kQuote, mark, frame);
  return true;
}

// بتوفير: also before a word that no list knows, where ب is hardly its own.
bool FrameReader::Attaches(uint32_t t, absl::string_view letter, Clitic clitic) const {
  if (!absl::StartsWith(words_.folded(t), letter) && (words_.info(t).clitics & clitic) == 0) {
    return false;
  }
  const WordInfo& info = words_.info(t);
  uint32_t end = 0;
  uint16_t clitics = 0;
  const int32_t entry =
      words_.vocabulary().FindEntry(words_.field().tokens, t, words_.size(), &end, &clitics);
  if (entry >= 0) return (clitics & clitic) != 0;  // باريس، لبنان
  if ((info.clitics & clitic) != 0) return true;
  return info.classes == 0 && info.clitics == 0 && words_.folded(t).size() >= 8;
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
    if (quotes_.OpenedAt(content) >= 0 && !cue.only_clause) {
      SetContent(ContentPattern::kPreposition, content, frame);
      return true;
    }
    if (!words_.IsWord(content) || cue.only_clause) return false;
    if (words_.info(content).Is(kParticle) &&
        !clauses_.object_starts.contains(words_.folded(content))) {
      return false;
    }
    if (clauses_.thanks.contains(words_.folded(content))) return false;
    SetContent(ContentPattern::kPreposition, content, frame);
    return true;
  }
  if (cue.only_clause) return false;
  // وصفها بأنها كاذبة: the target is written to the verb.
  if (takes("ب") && words_.IsComplementizer(t) && absl::StartsWith(word, "بان") &&
      (frame->match.reading.clitics & kPronoun) != 0) {
    return TakeClause(t, frame);
  }
  const WordInfo& info = words_.info(t);
  if ((Attaches(t, "ب", kBa) && takes("ب")) || (Attaches(t, "ل", kLam) && takes("ل"))) {
    if (info.Is(kParticle | kAudience) || info.kind == model::ActorKind::kMedia) return false;
    SetContent(ContentPattern::kPreposition, t, frame);
    return true;
  }
  return false;
}

// استعداده، رفضها، الهجوم: the noun without article and pronoun.
bool FrameReader::IsObjectHead(const Cue& cue, uint32_t t) const {
  absl::string_view bare = words_.info(t).bare;
  if (cue.object_heads.contains(bare)) return true;
  for (absl::string_view pronoun : {"ها", "هم", "هما", "ه"}) {
    absl::string_view stem = bare;
    if (!absl::ConsumeSuffix(&stem, pronoun)) continue;
    if (cue.object_heads.contains(stem)) return true;
    // رغبته, of رغبة
    if (absl::ConsumeSuffix(&stem, "ت") && cue.object_heads.contains(absl::StrCat(stem, "ه"))) {
      return true;
    }
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
  if (!cue.object_heads.empty() && !IsObjectHead(cue, t)) return false;
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
  // لـ«الموقع.نت»: a name with marks in it.
  if (const int32_t q = quotes_.OpenedAt(phrase_at);
      !phrase && q >= 0 && lam && IsNameInQuotes(phrase_at, limit)) {
    phrase.kind = PhraseKind::kQuotedName;
    phrase.begin = phrase_at;
    phrase.end = quotes_[q].close_mark + 1;
    phrase.name_begin = quotes_[q].begin;
    phrase.name_end = quotes_[q].end;
    phrase.actor_kind = model::ActorKind::kMedia;
  }
  if (!phrase && phrase_at == t) return t + 1;
  if (phrase && phrase.actor_kind == model::ActorKind::kMedia &&
      (lam || phrase_at > t || phrase.kind == PhraseKind::kEntry)) {
    frame->carriers.push_back(phrase);
  }
  uint32_t end = phrase ? std::max(phrase.end, t + 1) : phrase_at + 1;
  // في بيانها التصريحات: behind its pronoun a new phrase begins.
  const absl::string_view noun = words_.token(phrase_at).surface;
  const bool closed =
      absl::EndsWith(noun, "ه") || absl::EndsWith(noun, "ها") || absl::EndsWith(noun, "هم");
  while (!phrase && phrase_at > t && end < limit && words_.IsWord(end) &&
         !words_.IsComplementizer(end) &&
         (words_.info(end).Is(kAdjective) ||
          (words_.info(end).clitics == kArticle &&
           (!closed || LooksRelational(words_.info(end).bare)))) &&
         CueAt(end) == nullptr) {
    ++end;
  }
  if (end < limit && words_.IsWord(end) && clauses_.aside_verbs.contains(words_.folded(end))) {
    // في مقال نشرته صحيفة «…»: whoever published it carries.
    const NounPhrase publisher = phrases_.Read(end + 1, limit);
    if (publisher && publisher.actor_kind == model::ActorKind::kMedia) {
      frame->carriers.push_back(publisher);
    }
    const uint32_t comma = NextComma(end, limit);
    end = comma > end ? comma : publisher ? publisher.end : end + 1;
  }
  return end;
}

bool FrameReader::ClauseAfterComma(uint32_t t, uint32_t limit, const Frame& frame) const {
  limit = std::min(limit, t + 15);
  for (; t + 1 < limit; ++t) {
    if (words_.IsComma(t) && OpensClause(t + 1, frame)) return true;
    if (words_.IsQuoteMark(t)) return false;
    if (const CueMatch* other = CueAt(t); other != nullptr && !other->masdar()) return false;
  }
  return false;
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
    if (!name && !cue.needs_preposition && !cue.no_quotation && TakeQuote(t, search->last, frame)) return Step::kFound;
    if (quotes_.OpenedAt(t) < 0) return Step::kNowhere;
    search->at = SkipAside(t, search->limit, frame);  // a name, which may carry
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
    if (comma > t) search->last = std::min(search->limit, std::max(search->last, comma + kNearContent));
    return Step::kOn;
  }
  if (const uint32_t source = clauses_.source_phrases.Match(words_, t, search->last); source > t) {
    const uint32_t at = CueAt(source) != nullptr ? source + 1 : source;
    const NounPhrase carrier = phrases_.Read(at, search->limit);
    if (carrier.named()) frame->carriers.push_back(carrier);
    search->at = carrier ? carrier.end : at;
    return Step::kOn;
  }
  return Step::kElse;
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
    const uint32_t end = SkipAside(t, search->limit, frame);
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
  search->at = SkipAside(t, search->limit, frame);
  return Step::kOn;
}

}  // namespace isnad::analysis
