// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/field_reader.h"

#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kShortestNarration = 4;  // words
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
      carriers_(words, quotes_, clauses),
      frames_(FrameReader(words, quotes_, clauses).ReadAll()),
      extent_(words, quotes_, clauses, frames_),
      frame_at_(words.size(), -1),
      quotation_taken_(words.field().quotations.size(), false),
      turns_(FindDialogue(words, quotes_)),
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
  // وتابع قائلا: two verbs, one statement.
  if (found.outer >= 0 && (*found_)[found.outer].begin_token == begin &&
      (*found_)[found.outer].end_token <= end) {
    return nullptr;
  }
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
  AddLink(carrier.attribution, carrier.entity, found);
}

void FieldReader::AddLink(const model::Attribution& link, int32_t entity,
                          FoundStatement* found) const {
  if (entity >= 0 && entity == found->speaker_entity) return;
  if (link.display_name == found->statement.speaker.display_name) return;
  for (const model::Attribution& other : found->statement.chain) {
    if (other.display_name == link.display_name) return;
  }
  found->statement.chain.push_back(link);
  found->chain_entities.push_back(entity);
}

std::vector<FieldReader::Event> FieldReader::CollectEvents() {
  std::vector<Event> events;
  CollectTurns(&events);
  const auto& sentences = words_.field().sentences;
  for (uint32_t s = 0; s < sentences.size(); ++s) {
    if (words_.field().field == model::TextField::kTitle ||
        sentences[s].kind == text::SentenceKind::kHeadline) {
      events.push_back({sentences[s].begin, EventKind::kHeadline, s});
    } else if (words_.token(sentences[s].begin).breaks_before > 0 || s == 0) {
      events.push_back({sentences[s].begin, EventKind::kLine, s});
    }
    const uint32_t first = sentences[s].content_begin;
    if (clauses_.manners.Match(words_, first, sentences[s].end) > first) {
      events.push_back({sentences[s].begin, EventKind::kManner, s});
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
      case EventKind::kLine:
        ReadLine(sentence);
        break;
      case EventKind::kManner:
        ReadManner(sentence);
        break;
      case EventKind::kTurn:
        ReadTurn(turns_[event.index]);
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
  // In a quotation: someone of the speaker's own story.
  if (quotes_.Around(frame.match.token) >= 0) return std::nullopt;
  if (frame.match.participle() || frame.match.masdar() || frame.of_sentence) {
    return SpeakerOfSentence(frame);
  }
  return nested ? std::nullopt : DroppedSpeaker(frame);
}

// الرئيس يحلم من خلال قوله إن: the pronoun is of the person named last in what is said.
std::optional<Speaker> FieldReader::OwnerOfWord(uint32_t token, uint32_t begin) const {
  const absl::string_view word = words_.folded(token);
  const bool hers = absl::EndsWith(word, "ها");
  if (!hers && !absl::EndsWith(word, "ه")) return std::nullopt;
  return speakers_->LastPersonNamed(words_, begin, token,
                                    hers ? Gender::kFeminine : Gender::kMasculine);
}

// Whoever the sentence is about: who has spoken in it, else whom it names.
std::optional<Speaker> FieldReader::SpeakerOfSentence(const Frame& frame) const {
  const uint32_t token = frame.match.token;
  const uint32_t sentence = words_.SentenceOf(token);
  if (auto speaker = speakers_->InSentence(sentence)) return speaker;
  if (frame.match.masdar() && frame.pattern == ContentPattern::kObject) return std::nullopt;
  const Gender gender = frame.match.masdar() ? Gender::kAny : frame.match.reading.gender;
  const uint32_t begin = words_.SentenceStart(sentence);
  if (auto speaker = speakers_->FirstNamed(words_, begin, token, gender)) return speaker;
  if (frame.match.masdar()) return speakers_->Carry(Reading{});
  // «…». مشيرا إلى أن: goes on from the sentence before.
  if (frame.match.participle() && token == begin) return speakers_->Carry(frame.match.reading);
  // وأصدر أقاربها بيانا قالوا فيه: who acts in it has no name.
  if (token > begin + 2) {
    const NounPhrase actor = phrases_.Read(begin + 1, token);
    if (actor.kind == PhraseKind::kSource || actor.kind == PhraseKind::kOffice) {
      return speakers_->Resolve(words_, actor);
    }
  }
  // وهي تؤكد أن: nobody else is in this sentence.
  if (token == begin + 1 && clauses_.pronouns.contains(words_.folded(begin))) {
    return speakers_->Carry(frame.match.reading);
  }
  // وفي وقت لاحق، قال إن: an aside before the verb, its subject dropped.
  absl::string_view first = words_.folded(begin);
  if (frame.match.finite() && absl::ConsumePrefix(&first, "و") && clauses_.asides.contains(first)) {
    return speakers_->Carry(frame.match.reading);
  }
  return std::nullopt;
}

// أعادت الإدارة الأطفال إلى ذويهم. وقالت إن: where the sentence before says what
// somebody did and reports no speech, he is who speaks now.
std::optional<Speaker> FieldReader::SubjectOfSilentSentence(uint32_t sentence,
                                                            const Reading& verb) const {
  const Speaker* last = speakers_->last();
  if (sentence == 0 || last == nullptr || last->sentence + 1 >= sentence) return std::nullopt;
  const text::Sentence& before = words_.field().sentences[sentence - 1];
  const uint32_t first = before.content_begin;
  if (first + 2 >= before.end || !words_.IsWord(first)) return std::nullopt;
  if (words_.info(first).Is(kParticle | kTimeWord)) return std::nullopt;
  const NounPhrase subject = phrases_.Read(first + 1, before.end);
  if (!subject.named() || subject.gender == Gender::kAny || subject.gender != verb.gender) {
    return std::nullopt;
  }
  if ((words_.info(subject.begin).clitics & (kAnd | kBa | kLam | kKaf)) != 0) return std::nullopt;
  auto speaker = speakers_->Resolve(words_, subject);
  if (!speaker.has_value() || speaker->entity < 0) return std::nullopt;
  speaker->attribution.mention.clear();
  speaker->attribution.mention_span.reset();
  return speaker;
}

// The sentence's own subject, the last speaker, the subject of the sentence before.
std::optional<Speaker> FieldReader::DroppedSpeaker(const Frame& frame) const {
  const auto& sentences = words_.field().sentences;
  const uint32_t token = frame.match.token;
  const uint32_t sentence = words_.SentenceOf(token);
  const uint32_t first = words_.SentenceStart(sentence);
  const Reading& verb = frame.match.reading;
  const auto agrees = [&verb](Gender gender) {
    return gender == Gender::kAny || verb.gender == Gender::kAny || gender == verb.gender;
  };
  if (auto speaker = speakers_->InSentence(sentence);
      speaker.has_value() && agrees(speaker->gender)) {
    return speaker;
  }
  if (token > first + 2) {
    if (auto speaker = speakers_->FirstNamed(words_, first, token, verb.gender)) return speaker;
    // وألقت السلطات القبض على عشرة واتهمتهم بأنهم.
    NounPhrase subject = phrases_.Read(first, token);
    if (!subject) subject = phrases_.Read(first + 1, token);
    if ((subject.kind == PhraseKind::kPlain || subject.kind == PhraseKind::kSource) &&
        subject.definite && words_.info(subject.begin).Is(kOrganizationWord) &&
        agrees(subject.gender)) {
      return speakers_->Resolve(words_, subject);
    }
  }
  if (auto speaker = SubjectOfSilentSentence(sentence, verb)) return speaker;
  if (auto speaker = speakers_->Carry(verb)) return speaker;
  if (sentence == 0) return std::nullopt;
  const text::Sentence& before = sentences[sentence - 1];
  return speakers_->FirstNamed(words_, words_.SentenceStart(sentence - 1), before.end, verb.gender);
}

// The last statement that stands in no other; -1 if none.
int32_t FieldReader::LastFound() const {
  if (found_->size() == first_) return -1;
  int32_t last = static_cast<int32_t>(found_->size()) - 1;
  while ((*found_)[last].outer >= 0) last = (*found_)[last].outer;
  return last;
}

void FieldReader::ReadFrame(const Frame& frame) {
  const int32_t outer = OuterOf(frame.match.token);
  const bool nested = outer >= 0;
  if (nested && (*found_)[outer].begin_token > frame.begin) return;
  const bool owned = nested && !frame.subject && frame.match.masdar();
  // Inside what somebody says, الدلائل تشير إلى is no second speaker.
  if (nested && frame.subject.kind == PhraseKind::kPlain &&
      !words_.info(frame.subject.begin).Is(kOrganizationWord)) {
    return;
  }
  auto speaker = owned ? OwnerOfWord(frame.match.token, (*found_)[outer].begin_token)
                       : SpeakerOf(frame, nested);
  if (!speaker.has_value()) return;
  const uint32_t end = extent_.End(frame);
  const Chain chain = ChainOf(frame, nested);
  const int32_t heard = nested || OpensOccasion(frame) ? -1 : LastFound();
  FoundStatement* found = Add(frame.content, end, *speaker, frame.match.cue->id);
  if (found == nullptr) return;
  found->statement.act = frame.match.cue->act;
  found->statement.endorsement = frame.match.cue->endorsement;
  found->statement.cue_span = words_.field().Span(frame.match.token, frame.match.token + 1);
  for (const Speaker& carrier : chain.heard_by) AddChain(carrier, found);
  if (!nested) AddTrailingCarriers(found);
  const size_t heard_by = found->statement.chain.size();
  for (const Speaker& carrier : chain.quoted_by) AddChain(carrier, found);
  found->quoting = static_cast<uint32_t>(found->statement.chain.size() - heard_by);
  InheritChain(frame, heard, found);
  if (nested) return;
  if (speaker->gender == Gender::kAny && frame.match.finite() &&
      frame.match.reading.number == Number::kSingular) {
    speaker->gender = frame.match.reading.gender;
  }
  speakers_->Remember(*std::move(speaker), words_.SentenceOf(frame.match.token));
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
