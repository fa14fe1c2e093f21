// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FieldReader: quotations that no verb before them leads to.
#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "core/analysis/statements/field_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kShortestOrphan = 4;  // words of a quotation without a verb
constexpr uint32_t kShortestSaid = 2;    // of one with its verb behind it
constexpr uint32_t kFarthestName = 8;    // tokens from a quotation to who said it

}  // namespace

const CueMatch* FieldReader::CueAt(uint32_t t) const {
  const auto& cues = words_.cues();
  const auto found =
      std::lower_bound(cues.begin(), cues.end(), t,
                       [](const CueMatch& cue, uint32_t token) { return cue.token < token; });
  return found != cues.end() && found->token == t ? &*found : nullptr;
}

// «…»، يقول الحداد; «…».. هكذا علق الحداد: the verb behind the quotation.
const CueMatch* FieldReader::VerbBehind(const text::Quotation& quote) const {
  if (!quote.closed) return nullptr;
  uint32_t t = quote.close_mark + 1;
  while (t < words_.size() && !words_.IsWord(t) && quotes_.OpenedAt(t) < 0 &&
         t < quote.close_mark + 3) {
    ++t;
  }
  if (t >= words_.size() || words_.token(t).breaks_before > 0) return nullptr;
  // «تفاصيل» تكشف الدوافع: with no mark between, a few words are a subject.
  if (t == quote.close_mark + 1 && Words(quote.begin, quote.end) < kShortestOrphan) return nullptr;
  t = clauses_.after_quotation.Match(words_, t, words_.size());
  const CueMatch* verb = CueAt(t);
  if (verb == nullptr || !verb->finite() || (verb->reading.clitics & (kAnd | kFa)) != 0) {
    return nullptr;
  }
  if (!verb->cue->clause || verb->cue->in_document || verb->cue->relay) return nullptr;
  const int32_t f = frame_at_[t];
  const bool leads_on = f >= 0 && frames_[f].pattern != ContentPattern::kQuote &&
                        frames_[f].pattern != ContentPattern::kColon;
  return leads_on ? nullptr : verb;
}

std::optional<Speaker> FieldReader::SpeakerBehind(const CueMatch& verb) {
  if (const int32_t f = frame_at_[verb.token]; f >= 0) {
    if (auto speaker = SpeakerOf(frames_[f], /*nested=*/false)) return speaker;
    return speakers_->Carry(verb.reading);
  }
  const uint32_t limit = words_.field().sentences[words_.SentenceOf(verb.token)].end;
  uint32_t at = verb.token + 1;
  while (at < limit && words_.IsWord(at) && clauses_.adverbs.contains(words_.folded(at))) ++at;
  // تقول بحسرة نجلاء: how, before who.
  const bool manner = at + 1 < limit && words_.IsWord(at + 1) && words_.info(at).classes == 0 &&
                      absl::StartsWith(words_.folded(at), "ب") &&
                      phrases_.Read(at + 1, limit).named();
  if (manner) ++at;
  const NounPhrase subject = phrases_.ReadSubject(at, limit);
  if (subject && (subject.kind != PhraseKind::kPlain || subject.definite)) {
    if (auto speaker = speakers_->Resolve(words_, subject)) return speaker;
  }
  return speakers_->Carry(verb.reading);
}

// Whoever is named right behind a quotation and its comma.
std::optional<Speaker> FieldReader::SpeakerNamedBehind(uint32_t comma) const {
  for (uint32_t t = comma + 1; t < std::min(words_.size(), comma + kFarthestName); ++t) {
    if (words_.SentenceOf(t) != words_.SentenceOf(comma)) break;
    if (CueAt(t) != nullptr && CueAt(t)->participle()) break;
    const NounPhrase phrase = phrases_.Read(t, words_.size());
    if (!phrase.named() && phrase.kind != PhraseKind::kOffice &&
        phrase.kind != PhraseKind::kSource) {
      continue;
    }
    return speakers_->Resolve(words_, phrase);
  }
  return std::nullopt;
}

// Of whoever the verb behind it names, else of whoever is named right behind
// it, else, where it starts a line or a sentence, of the last speaker.
void FieldReader::ReadQuotation(int32_t q) {
  const text::Quotation& quote = quotes_[q];
  if (OuterOf(quote.open_mark) >= 0) return;
  const CueMatch* verb = VerbBehind(quote);
  if (Words(quote.begin, quote.end) < (verb != nullptr ? kShortestSaid : kShortestOrphan)) return;
  const uint32_t sentence = words_.SentenceOf(quote.open_mark);
  uint32_t first = words_.field().sentences[sentence].content_begin;
  if (first + 1 == quote.open_mark && (!words_.IsWord(first) || words_.folded(first) == "و")) {
    ++first;
  }
  if (quote.open_mark != first) return;
  std::optional<Speaker> speaker;
  const uint32_t after = quote.closed ? quote.close_mark + 1 : quote.end;
  if (verb != nullptr) {
    speaker = SpeakerBehind(*verb);
  } else if (words_.IsComma(after)) {
    speaker = SpeakerNamedBehind(after);
  } else if (after < words_.size() && words_.IsWord(after) &&
             words_.SentenceOf(after) == words_.SentenceOf(quote.end - 1)) {
    return;  // the quotation is only the start of a sentence
  } else if (const Speaker* last = speakers_->last(); last != nullptr && last->entity >= 0) {
    speaker = speakers_->FromEntity(last->entity);
  }
  if (!speaker.has_value()) return;
  FoundStatement* found =
      Add(quote.begin, extent_.Trim(quote.begin, quote.end), *speaker, "quotation-alone");
  if (found == nullptr) return;
  if (verb != nullptr) {
    found->statement.act = verb->cue->act;
    found->statement.endorsement = verb->cue->endorsement;
    found->statement.cue_span = words_.field().Span(verb->token, verb->token + 1);
  }
  speakers_->Remember(*std::move(speaker), sentence);
}

}  // namespace isnad::analysis
