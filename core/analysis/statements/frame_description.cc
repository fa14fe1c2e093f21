// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: subjects that are described, not named, and what stands between
// commas after a subject.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestDescription = 9;  // tokens
constexpr uint32_t kShortestQuote = 3;       // tokens of a quotation that is no name

// A word alone that may be a name: the entities tell whose.
void TakeForSurname(NounPhrase* phrase) {
  phrase->kind = PhraseKind::kPerson;
  phrase->name_begin = phrase->begin;
  phrase->name_end = phrase->end = phrase->begin + 1;
}

}  // namespace

// Whether what is said begins at `t` beyond doubt.
bool FrameReader::ContentOpens(uint32_t t, uint32_t limit, const Frame& frame) const {
  if (t >= limit) return false;
  if (OpensClause(t, frame)) return true;
  if (frame.match.cue->only_clause) {
    return t + 1 < limit && words_.info(t).Is(kPreposition) && OpensClause(t + 1, frame);
  }
  if (words_.IsMark(t, ":")) return true;
  const int32_t q = quotes_.OpenedAt(t);
  return q >= 0 && quotes_[q].end >= quotes_[q].begin + kShortestQuote;
}

// Past "، طلب عدم كشف هويته،" up to the comma before what is said.
uint32_t FrameReader::SkipParenthesis(uint32_t t, uint32_t limit, const Frame& frame) const {
  if (t >= limit || !words_.IsComma(t) || !frame.match.cue->clause) return t;
  if (clauses_.source_phrases.Match(words_, t + 1, limit) > t + 1)
    return t;  // نقلا عن: who carries
  const uint32_t comma = NextComma(t + 1, limit);
  if (comma == t + 1 || !ContentOpens(comma + 1, limit, frame)) return t;
  for (uint32_t at = t + 1; at < comma; ++at) {
    if (words_.IsComplementizer(at) || words_.IsMark(at, ":")) return t;
  }
  return comma;
}

uint32_t FrameReader::DescriptionEnd(uint32_t t, uint32_t limit, const Frame& frame) const {
  uint32_t end = t + 1;
  for (; end < std::min(limit, t + kLongestDescription) && words_.IsWord(end); ++end) {
    const absl::string_view word = words_.folded(end);
    const bool inner = word == "في" || word == "من" || word == "علي" || word == "باسم" ||
                       word == "لدي" || word == "عن";
    if (words_.IsComplementizer(end) || words_.info(end).Is(kTimeWord)) break;
    if (words_.info(end).Is(kParticle) && !inner) break;
    if (inner && end + 1 < limit && words_.info(end + 1).Is(kDocumentWord)) break;
    if (CueAt(end) != nullptr && CueAt(end)->finite() && !CueAt(end)->also_noun) break;
    if (ContentOpens(end, limit, frame)) break;
  }
  while (end > t + 1 && words_.info(end - 1).Is(kParticle)) --end;
  return end;
}

// مسؤولة في البنك، تلميذة: an indefinite noun right after the verb and right
// before what is said is the one who says it.
NounPhrase FrameReader::UnnamedSubject(uint32_t t, uint32_t limit, const Frame& frame) const {
  if (frame.match.cue->homograph && (frame.match.reading.clitics & kPronoun) != 0) return {};
  if (!MayBeUnnamed(t, limit, frame)) return {};
  NounPhrase phrase;
  phrase.begin = t;
  phrase.gender = absl::EndsWith(words_.token(t).surface, "ة") ? Gender::kFeminine : Gender::kAny;
  const uint32_t end = DescriptionEnd(t, limit, frame);
  phrase.end = end;
  phrase.kind = PhraseKind::kSource;
  phrase.actor_kind = model::ActorKind::kPerson;
  // أدان منتقدون التغريدة: a nominative, which no object can be.
  if (absl::EndsWith(words_.token(t).surface, "ون") && words_.folded(t).size() > 8) {
    phrase.end = t + 1;
    while (phrase.end < end && LooksRelational(words_.folded(phrase.end))) ++phrase.end;
    if (phrase.end == t + 1 && words_.info(t).classes == 0) TakeForSurname(&phrase);  // جونسون
    return phrase;
  }
  const uint32_t after = SkipParenthesis(end, limit, frame);
  const uint32_t content = after < limit && words_.IsComma(after) ? after + 1 : after;
  if (!ContentOpens(content, limit, frame)) return {};
  // أعلن محتجون أن: before a quotation the noun may be the object.
  if (frame.match.cue->object != ObjectUse::kNone &&
      (!OpensClause(content, frame) || frame.match.cue->act == model::SpeechAct::kDemand)) {
    return {};
  }
  // وايت، بولوريه: a lone word that no list knows is a surname.
  const bool lone = end == t + 1 || words_.info(t + 1).Is(kPreposition);
  if (lone && words_.info(t).classes == 0 && phrase.gender == Gender::kAny) TakeForSurname(&phrase);
  return phrase;
}

bool FrameReader::MayBeUnnamed(uint32_t t, uint32_t limit, const Frame& frame) const {
  if (t >= limit || !words_.IsWord(t) || words_.IsComplementizer(t)) return false;
  const WordInfo& info = words_.info(t);
  const absl::string_view word = words_.folded(t);
  const absl::string_view surface = words_.token(t).surface;
  const bool feminine = absl::EndsWith(surface, "ة");
  if (info.Is(kParticle | kTimeWord | kPreposition | kReportingVerb)) return false;
  if (clauses_.adverbs.contains(word) || clauses_.asides.contains(word) || IsAdverbial(t)) {
    return false;
  }
  // الشركات، الرسالة: a thing speaks only where nothing else can be meant.
  const Cue& cue = *frame.match.cue;
  const bool thing = info.clitics == kArticle && cue.object == ObjectUse::kNone &&
                     cue.prepositions.empty() && ContentOpens(t + 1, limit, frame);
  // موظفة is no موظفه: folding makes ة and ه one letter.
  constexpr uint16_t kLed = kAnd | kFa | kBa | kLam | kKaf;
  const bool bare = info.clitics == 0 ||
                    (feminine && (info.clitics & kPronoun) != 0 && (info.clitics & kLed) == 0);
  if (!bare && !thing) return false;
  if (absl::EndsWith(surface, "ين")) return false;  // an object
  // لأنصاره, whose stem no list knows.
  if (word == "ل" || word == "ب" || (absl::StartsWith(word, "ل") && absl::EndsWith(surface, "ه"))) {
    return false;
  }
  if (word.size() > 2 && absl::StartsWith(word, "ل") && absl::ascii_isalpha(word[2])) return false;
  return !feminine || frame.match.reading.gender != Gender::kMasculine;
}

// ساخرا، همسًا: an accusative says how, not who.
bool FrameReader::IsAdverbial(uint32_t t) const {
  const absl::string_view surface = words_.token(t).surface;
  if (words_.info(t).classes != 0) return false;
  for (absl::string_view ending : {"اً", "ًا", "ةً", "ا"}) {
    if (absl::EndsWith(surface, ending)) return true;
  }
  return false;
}

}  // namespace isnad::analysis
