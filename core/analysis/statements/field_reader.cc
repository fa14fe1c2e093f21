// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/field_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kShortestOrphan = 4;     // words of a quotation without a verb
constexpr uint32_t kShortestNarration = 4;  // words
constexpr uint32_t kShortestSourced = 4;    // words of a clause with بحسب after it
constexpr uint32_t kFarthestName = 8;       // tokens from a quotation to who said it
constexpr int kDeepest = 4;                 // statements inside statements

}  // namespace

FieldReader::FieldReader(const FieldWords& words, const ClauseWords& clauses,
                         const model::Article& article, Speakers* speakers)
    : words_(words),
      clauses_(clauses),
      article_(article),
      speakers_(speakers),
      quotes_(words.field()),
      phrases_(words),
      frames_(FrameReader(words, quotes_, clauses).ReadAll()),
      extent_(words, quotes_, clauses, frames_),
      frame_at_(words.size(), -1),
      quotation_taken_(words.field().quotations.size(), false),
      turn_end_(words.field().sentences.size(), 0),
      attributed_(words.size(), false) {
  for (size_t i = 0; i < frames_.size(); ++i) {
    frame_at_[frames_[i].match.token] = static_cast<int32_t>(i);
    if (frames_[i].quotation >= 0) quotation_taken_[frames_[i].quotation] = true;
  }
}

uint32_t FieldReader::Words(uint32_t begin, uint32_t end) const {
  uint32_t count = 0;
  for (uint32_t t = begin; t < end && count < 16; ++t) count += words_.IsWord(t);
  return count;
}

bool FieldReader::IsBoilerplate(const text::Sentence& sentence) const {
  return clauses_.boilerplate.Match(words_, sentence.begin, sentence.end) > sentence.begin;
}

bool FieldReader::InTurn(uint32_t token) const {
  const auto next = std::upper_bound(turns_.begin(), turns_.end(), token,
                                     [](uint32_t t, const Range& turn) { return t < turn.begin; });
  return next != turns_.begin() && token < std::prev(next)->end;
}

model::StatementKind FieldReader::KindOf(uint32_t begin, uint32_t end) const {
  const int32_t around = quotes_.Around(begin);
  if (around >= 0 && end <= quotes_[around].end) return model::StatementKind::kDirectQuote;
  if (around >= 0) return model::StatementKind::kMixedQuote;
  for (uint32_t t = begin; t < end; ++t) {
    if (quotes_.OpenedAt(t) >= 0) return model::StatementKind::kMixedQuote;
  }
  return model::StatementKind::kIndirectSpeech;
}

int32_t FieldReader::OuterOf(uint32_t token) const {
  if (found_->size() == first_) return -1;
  int32_t outer = static_cast<int32_t>(found_->size()) - 1;
  // The last statement, or one of those around it; others ended before.
  for (int depth = 0; outer >= 0 && depth < kDeepest; ++depth) {
    const FoundStatement& statement = (*found_)[outer];
    if (statement.begin_token <= token && token < statement.end_token) return outer;
    outer = statement.outer;
  }
  return -1;
}

FoundStatement* FieldReader::Add(uint32_t begin, uint32_t end, const Speaker& speaker,
                                 absl::string_view rule) {
  if (end <= begin || Words(begin, end) == 0) return nullptr;
  FoundStatement found;
  found.outer = OuterOf(begin);
  int depth = 0;
  for (int32_t o = found.outer; o >= 0; o = (*found_)[o].outer) ++depth;
  if (depth >= kDeepest) return nullptr;
  if (found.outer >= 0) end = std::min(end, (*found_)[found.outer].end_token);
  found.field = &words_.field();
  found.begin_token = begin;
  found.end_token = end;
  found.speaker_entity = speaker.entity;
  model::Statement& statement = found.statement;
  statement.article_id = article_.id;
  statement.revision = article_.revision;
  statement.publish_time = article_.publish_time;
  statement.kind = KindOf(begin, end);
  statement.act = model::SpeechAct::kAssert;
  statement.endorsement = model::Endorsement::kNeutral;
  statement.span = words_.field().Span(begin, end);
  statement.text = std::string(words_.field().tokens.RawText(begin, end));
  statement.speaker = speaker.attribution;
  statement.rule = std::string(rule);
  std::fill(attributed_.begin() + begin, attributed_.begin() + end, true);
  found_->push_back(std::move(found));
  return &found_->back();
}

void FieldReader::AddChain(const Speaker& carrier, FoundStatement* found) const {
  if (carrier.entity >= 0 && carrier.entity == found->speaker_entity) return;
  for (const model::Attribution& link : found->statement.chain) {
    if (link.display_name == carrier.attribution.display_name) return;
  }
  found->statement.chain.push_back(carrier.attribution);
  found->chain_entities.push_back(carrier.entity);
}

void FieldReader::CollectTurns(std::vector<Event>* events) {
  const auto& sentences = words_.field().sentences;
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    const text::SentenceKind kind = sentences[s].kind;
    if (kind != text::SentenceKind::kQuestionTurn && kind != text::SentenceKind::kAnswerTurn) {
      continue;
    }
    uint32_t last = s + 1;
    while (last < sentences.size() && sentences[last].kind == text::SentenceKind::kPlain) ++last;
    const uint32_t end = sentences[last - 1].end;
    // A turn in quote marks ends with them.
    const int32_t q = quotes_.OpenedAt(sentences[s].content_begin);
    turn_end_[s] =
        q >= 0 && quotes_[q].closed && quotes_[q].close_mark < end ? quotes_[q].end : end;
    turns_.push_back({sentences[s].begin, end});
    events->push_back({sentences[s].begin, EventKind::kTurn, s});
    s = last - 1;
  }
}

std::vector<FieldReader::Event> FieldReader::CollectEvents() {
  std::vector<Event> events;
  CollectTurns(&events);
  const auto& sentences = words_.field().sentences;
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    if (words_.field().field == model::TextField::kTitle ||
        sentences[s].kind == text::SentenceKind::kHeadline) {
      events.push_back({sentences[s].begin, EventKind::kHeadline, s});
    }
  }
  for (uint32_t i = 0; i < frames_.size(); ++i) {
    events.push_back({frames_[i].match.token, EventKind::kFrame, i});
  }
  for (uint32_t q = 0; q < words_.field().quotations.size(); ++q) {
    if (!quotation_taken_[q] && quotes_[static_cast<int32_t>(q)].parent < 0) {
      events.push_back({quotes_[static_cast<int32_t>(q)].open_mark, EventKind::kQuotation, q});
    }
  }
  for (uint32_t t = 0; t < words_.size(); ++t) {
    int32_t source = -1;
    const uint32_t end = clauses_.source_phrases.Match(words_, t, words_.size(), &source);
    if (end > t) events.push_back({t, EventKind::kSource, static_cast<uint32_t>(source), end});
  }
  std::stable_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
    return std::make_pair(a.token, a.kind) < std::make_pair(b.token, b.kind);
  });
  return events;
}

void FieldReader::Read(std::vector<FoundStatement>* found) {
  found_ = found;
  first_ = found->size();
  for (const Event& event : CollectEvents()) {
    if (event.kind != EventKind::kTurn && InTurn(event.token)) continue;
    const text::Sentence& sentence = words_.field().sentences[words_.SentenceOf(event.token)];
    if (IsBoilerplate(sentence)) continue;
    switch (event.kind) {
      case EventKind::kFrame:
        ReadFrame(frames_[event.index]);
        break;
      case EventKind::kSource:
        ReadSource(event);
        break;
      case EventKind::kHeadline:
        ReadHeadline(sentence);
        break;
      case EventKind::kTurn:
        ReadTurn(event.index);
        break;
      case EventKind::kQuotation:
        ReadQuotation(static_cast<int32_t>(event.index));
        break;
    }
  }
  ReadNarration();
}

std::optional<Speaker> FieldReader::SpeakerOf(const Frame& frame, bool nested) {
  if (frame.subject) return speakers_->Resolve(words_, frame.subject);
  const uint32_t token = frame.match.token;
  if (quotes_.Around(token) >= 0) return std::nullopt;  // someone of the speaker's own story
  const uint32_t sentence = words_.SentenceOf(token);
  if (frame.match.participle() || frame.match.masdar()) {
    if (auto speaker = speakers_->InSentence(sentence)) return speaker;
    const Gender gender = frame.match.participle() ? frame.match.reading.gender : Gender::kAny;
    const uint32_t begin = words_.field().sentences[sentence].begin;
    if (auto speaker = speakers_->FirstNamed(words_, begin, token, gender)) return speaker;
    return std::nullopt;
  }
  if (nested) return std::nullopt;
  return speakers_->Carry(frame.match.reading);
}

std::vector<Speaker> FieldReader::ChainOf(const Frame& frame) {
  std::vector<Speaker> chain;
  for (const NounPhrase& carrier : frame.carriers) {
    if (auto speaker = speakers_->Resolve(words_, carrier)) chain.push_back(*std::move(speaker));
  }
  const uint32_t sentence = words_.SentenceOf(frame.match.token);
  if (sentence_carrier_.has_value() && carrier_sentence_ == sentence) {
    chain.push_back(*sentence_carrier_);
  }
  return chain;
}

void FieldReader::ReadFrame(const Frame& frame) {
  const int32_t outer = OuterOf(frame.match.token);
  const bool nested = outer >= 0;
  if (nested && (*found_)[outer].begin_token > frame.begin) return;
  if (nested && !frame.subject && frame.match.masdar()) return;
  auto speaker = SpeakerOf(frame, nested);
  if (!speaker.has_value()) return;
  const uint32_t end = extent_.End(frame);
  const std::vector<Speaker> chain = ChainOf(frame);
  FoundStatement* found = Add(frame.content, end, *speaker, frame.match.cue->id);
  if (found == nullptr) return;
  found->statement.act = frame.match.cue->act;
  found->statement.endorsement = frame.match.cue->endorsement;
  found->statement.cue_span = words_.field().Span(frame.match.token, frame.match.token + 1);
  for (const Speaker& carrier : chain) AddChain(carrier, found);
  if (!nested) speakers_->Remember(*std::move(speaker), words_.SentenceOf(frame.match.token));
}

void FieldReader::ReadSource(const Event& event) {
  if (quotes_.Around(event.token) >= 0) return;
  if (clauses_.own_words.Match(words_, event.token, words_.size()) > event.token) return;
  const uint32_t limit = words_.field().sentences[words_.SentenceOf(event.token)].end;
  uint32_t at = event.end;
  if (clauses_.sources[event.index].verb) {
    // كما قال X: the verb must not lead a content of its own.
    const bool is_verb = at < limit && words_.info(at).Is(kReportingVerb);
    if (!is_verb || frame_at_[at] >= 0) return;
    ++at;
    while (at < limit && words_.IsWord(at) && clauses_.adverbs.contains(words_.folded(at))) ++at;
  }
  if (at >= limit) return;
  const NounPhrase phrase = phrases_.ReadSubject(at, limit);
  const bool known_source =
      phrase.named() || phrase.kind == PhraseKind::kSource || phrase.kind == PhraseKind::kOffice ||
      phrase.kind == PhraseKind::kDocument ||
      (phrase.kind == PhraseKind::kPlain && words_.info(phrase.begin).Is(kOrganizationWord));
  if (!known_source) return;
  const auto speaker = speakers_->Resolve(words_, phrase);
  if (!speaker.has_value()) return;
  const text::Sentence& sentence = words_.field().sentences[words_.SentenceOf(event.token)];
  if (event.token == sentence.content_begin) {
    ReadLeadingSource(event, phrase, *speaker);
  } else {
    ReadTrailingSource(event, *speaker);
  }
}

void FieldReader::ReadLeadingSource(const Event& event, const NounPhrase& phrase,
                                    const Speaker& speaker) {
  const uint32_t sentence = words_.SentenceOf(event.token);
  const uint32_t limit = words_.field().sentences[sentence].end;
  uint32_t begin = phrase.end;
  for (uint32_t t = begin; t < std::min(limit, begin + 15); ++t) {
    if (!words_.IsComma(t)) continue;
    begin = t + 1;
    break;
  }
  // Somebody else speaks in this sentence: the source only carries.
  for (uint32_t t = phrase.end; t < limit; ++t) {
    const int32_t f = frame_at_[t];
    if (f < 0 || !frames_[f].subject || frames_[f].match.masdar() || frames_[f].antecedent)
      continue;
    if (frames_[f].begin > begin + 3) break;
    sentence_carrier_ = speaker;
    carrier_sentence_ = sentence;
    return;
  }
  while (begin < limit && (words_.IsComma(begin) || words_.IsMark(begin, ":"))) ++begin;
  if (begin < limit && words_.IsComplementizer(begin)) ++begin;
  if (begin < limit && words_.IsWord(begin) && words_.folded(begin) == "فانه") ++begin;
  if (begin >= limit) return;
  uint32_t end = extent_.ClauseEnd(begin);
  if (const int32_t q = quotes_.OpenedAt(begin); q >= 0) {
    begin = quotes_[q].begin;
    if (quotes_[q].closed && Words(begin, quotes_[q].end) >= kShortestOrphan) {
      end = extent_.Trim(begin, quotes_[q].end);
    }
  }
  if (Words(begin, end) < kShortestSourced) return;
  FoundStatement* found = Add(begin, end, speaker, clauses_.sources[event.index].id);
  if (found == nullptr) return;
  found->statement.cue_span = words_.field().Span(event.token, event.end);
  speakers_->Remember(speaker, sentence);
}

void FieldReader::ReadTrailingSource(const Event& event, const Speaker& speaker) {
  const uint32_t sentence = words_.SentenceOf(event.token);
  uint32_t begin = words_.field().sentences[sentence].content_begin;
  // Words already said by somebody reached us through this source.
  if (found_->size() > first_) {
    FoundStatement* last = &found_->back();
    while (last->outer >= 0) last = &(*found_)[last->outer];
    if (last->end_token + 3 >= event.token && last->begin_token >= begin) {
      AddChain(speaker, last);
      return;
    }
    if (last->end_token > begin && last->end_token < event.token) begin = last->end_token;
  }
  while (begin < event.token && !words_.IsWord(begin) && quotes_.OpenedAt(begin) < 0) ++begin;
  if (const int32_t q = quotes_.OpenedAt(begin);
      q >= 0 && quotes_[q].close_mark + 2 >= event.token) {
    begin = quotes_[q].begin;
  }
  const uint32_t end = extent_.Trim(begin, event.token);
  if (Words(begin, end) < kShortestSourced) return;
  FoundStatement* found = Add(begin, end, speaker, clauses_.sources[event.index].id);
  if (found == nullptr) return;
  found->statement.cue_span = words_.field().Span(event.token, event.end);
  speakers_->Remember(speaker, sentence);
}

// ظريف: …; a state before a colon is more often a place (ليبيا: معارك), so it
// must be heard to speak.
void FieldReader::ReadHeadline(const text::Sentence& sentence) {
  const uint32_t limit = sentence.end;
  NounPhrase subject = phrases_.ReadSubject(sentence.begin, limit);
  if (!subject || (subject.kind == PhraseKind::kPlain && !subject.definite)) return;
  uint32_t colon = subject.end;
  while (colon < limit && colon < subject.end + 8 && !words_.IsMark(colon, ":")) {
    if (colon == subject.end && words_.IsWord(colon) &&
        !clauses_.asides.contains(words_.folded(colon))) {
      return;
    }
    if (frame_at_[colon] >= 0) return;
    ++colon;
  }
  if (colon + 1 >= limit || !words_.IsMark(colon, ":")) return;
  uint32_t begin = colon + 1;
  const bool quoted = quotes_.OpenedAt(begin) >= 0;
  const auto speaker = speakers_->Resolve(words_, subject);
  if (!speaker.has_value()) return;
  const bool place = subject.actor_kind == model::ActorKind::kState ||
                     subject.actor_kind == model::ActorKind::kPlace ||
                     subject.kind == PhraseKind::kPlain;
  const absl::string_view first = words_.folded(begin);
  if (place && !quoted && first != "لا" && first != "لن" && first != "لم" && first != "ليس") return;
  if (quoted && quotes_[quotes_.OpenedAt(begin)].close_mark + 2 >= limit) ++begin;
  FoundStatement* found = Add(begin, extent_.Trim(begin, limit), *speaker, "headline-colon");
  if (found != nullptr) found->statement.cue_span = words_.field().Span(colon, colon + 1);
}

void FieldReader::ReadTurn(uint32_t s) {
  const text::Sentence& sentence = words_.field().sentences[s];
  if (sentence.kind != text::SentenceKind::kAnswerTurn) return;
  const auto speaker = speakers_->Interviewee(words_, turns_.front().begin);
  if (!speaker.has_value()) return;
  uint32_t begin = sentence.content_begin;
  if (const int32_t q = quotes_.OpenedAt(begin); q >= 0) begin = quotes_[q].begin;
  FoundStatement* found =
      Add(begin, extent_.Trim(begin, turn_end_[s]), *speaker, "interview-answer");
  if (found != nullptr) found->statement.kind = model::StatementKind::kDirectQuote;
}

// A long quotation with no verb: of whoever is named right after it, else of
// the last speaker where it starts a line or a sentence.
void FieldReader::ReadQuotation(int32_t q) {
  const text::Quotation& quote = quotes_[q];
  if (OuterOf(quote.open_mark) >= 0) return;
  if (Words(quote.begin, quote.end) < kShortestOrphan) return;
  const uint32_t sentence = words_.SentenceOf(quote.open_mark);
  if (quote.open_mark != words_.field().sentences[sentence].content_begin) return;
  std::optional<Speaker> speaker;
  uint32_t after = quote.closed ? quote.close_mark + 1 : quote.end;
  if (words_.IsComma(after)) {
    for (uint32_t t = after + 1; t < std::min(words_.size(), after + kFarthestName); ++t) {
      if (words_.SentenceOf(t) != words_.SentenceOf(after)) break;
      const NounPhrase phrase = phrases_.Read(t, words_.size());
      if (!phrase.named() && phrase.kind != PhraseKind::kOffice &&
          phrase.kind != PhraseKind::kSource) {
        continue;
      }
      speaker = speakers_->Resolve(words_, phrase);
      break;
    }
    if (!speaker.has_value()) return;
  } else if (after < words_.size() && words_.IsWord(after) &&
             words_.SentenceOf(after) == words_.SentenceOf(quote.end - 1)) {
    return;  // the quotation is only the start of a sentence
  } else {
    const Speaker* last = speakers_->last();
    if (last == nullptr || last->entity < 0) return;
    speaker = speakers_->FromEntity(last->entity);
  }
  FoundStatement* found =
      Add(quote.begin, extent_.Trim(quote.begin, quote.end), *speaker, "quotation-alone");
  if (found != nullptr) speakers_->Remember(*std::move(speaker), sentence);
}

void FieldReader::AddNarration(uint32_t begin, uint32_t end) {
  end = extent_.Trim(begin, end);
  if (Words(begin, end) < kShortestNarration) return;
  Speaker outlet;
  outlet.attribution.display_name = article_.outlet;
  FoundStatement* found = Add(begin, end, outlet, "narration");
  if (found != nullptr) found->statement.kind = model::StatementKind::kNarration;
}

void FieldReader::ReadNarration() {
  if (words_.field().field == model::TextField::kTitle) return;
  for (const text::Sentence& sentence : words_.field().sentences) {
    if (sentence.kind != text::SentenceKind::kPlain || InTurn(sentence.begin) ||
        IsBoilerplate(sentence) || words_.IsMark(sentence.end - 1, "؟") ||
        words_.IsMark(sentence.end - 1, "?")) {
      continue;
    }
    uint32_t last = sentence.end;
    while (last > sentence.begin && !attributed_[last - 1]) --last;
    if (last == sentence.begin) {
      AddNarration(sentence.begin, sentence.end);
      continue;
    }
    // What the reporter adds after the words of others: حيث …، رغم أن ….
    uint32_t tail = last;
    while (tail < sentence.end && !words_.IsWord(tail)) ++tail;
    const uint32_t after = clauses_.ends_after_comma.Match(words_, tail, sentence.end);
    if (after > tail && quotes_.Around(tail) < 0) AddNarration(after, sentence.end);
  }
}

}  // namespace isnad::analysis
