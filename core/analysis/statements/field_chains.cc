// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FieldReader: through whom words reached the article.
#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "core/analysis/statements/field_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestTrail = 14;      // tokens of an aside behind what was said
constexpr uint32_t kFarthestParagraph = 2;  // from where a speaker was heard to where he goes on

}  // namespace

// A medium that the article knows, else as it is named here.
std::optional<Speaker> FieldReader::CarrierSpeaker(const Carrier& carrier) const {
  if (!carrier.platform.empty()) {
    if (auto known = speakers_->Named(carrier.platform)) return known;
    Speaker platform;
    platform.attribution.display_name = carrier.platform;
    platform.attribution.mention =
        std::string(words_.field().tokens.RawText(carrier.phrase.begin, carrier.phrase.end));
    platform.attribution.mention_span =
        words_.field().Span(carrier.phrase.begin, carrier.phrase.end);
    return platform;
  }
  auto speaker = speakers_->Resolve(words_, carrier.phrase);
  // Its name may be taken for a part of a longer one.
  if (speaker.has_value() && carrier.phrase.entry >= 0) {
    const std::string& name = words_.vocabulary().entry(carrier.phrase.entry).name;
    if (auto known = speakers_->Named(name)) {
      known->attribution.mention = speaker->attribution.mention;
      known->attribution.mention_span = speaker->attribution.mention_span;
      return known;
    }
    speaker->entity = -1;
    speaker->attribution.actor_id.clear();
    speaker->attribution.display_name = name;
  }
  if (!speaker.has_value()) return speaker;
  if (speaker->entity < 0 && carrier.phrase.kind == PhraseKind::kPlain) return std::nullopt;
  if (carrier.phrase.named()) speaker->attribution.anonymous = false;
  return speaker;
}

void FieldReader::AddCarriersIn(uint32_t begin, uint32_t end, FoundStatement* found) const {
  for (const Carrier& carrier : carriers_.In(begin, end)) {
    if (auto speaker = CarrierSpeaker(carrier)) AddChain(*speaker, found);
  }
}

// Where the clause of a frame may begin: behind what was last said in its sentence.
uint32_t FieldReader::ClauseStart(const Frame& frame) const {
  uint32_t start = words_.SentenceStart(words_.SentenceOf(frame.match.token));
  if (const int32_t last = LastFound(); last >= 0) {
    const uint32_t said = (*found_)[last].end_token;
    if (said <= frame.match.token) start = std::max(start, said);
  }
  return std::min(start, frame.begin);
}

// Nearest to the speaker first: whom he spoke to, then who quotes him.
FieldReader::Chain FieldReader::ChainOf(const Frame& frame, bool nested) {
  Chain chain;
  const auto add = [&](uint32_t begin, uint32_t end) {
    for (const Carrier& carrier : carriers_.In(begin, end)) {
      if (auto speaker = CarrierSpeaker(carrier)) chain.heard_by.push_back(*std::move(speaker));
    }
  };
  const uint32_t start = nested ? frame.begin : ClauseStart(frame);
  const uint32_t end = frame.quotation >= 0 ? quotes_[frame.quotation].open_mark : frame.content;
  uint32_t behind = frame.match.token + 1;
  if (frame.subject && frame.subject.begin >= start && frame.subject.end <= end) {
    add(start, frame.subject.begin);
    add(frame.subject.end, end);
    behind = std::max(behind, frame.subject.end);
  } else {
    add(start, end);
  }
  // أبلغ الوزير رويترز أن: told without a preposition.
  if (frame.match.cue->informs) {
    const NounPhrase told = carriers_.MediumAt(behind, end, /*addressed=*/false);
    if (told && told.kind != PhraseKind::kPlain) {
      if (auto speaker = CarrierSpeaker({told, ""})) chain.heard_by.push_back(*std::move(speaker));
    }
  }
  if (frame.match.cue->relay && frame.carriers.empty()) {
    // ونقلت عن مصدر قوله: the body that spoke, or the medium that was named.
    if (auto body = speakers_->CarryBody(frame.match.reading)) {
      chain.quoted_by.push_back(*std::move(body));
    } else if (auto medium =
                   speakers_->Medium(words_, frame.match.token, frame.match.reading.gender)) {
      chain.quoted_by.push_back(*std::move(medium));
    }
  }
  for (const NounPhrase& carrier : frame.carriers) {
    if (auto speaker = CarrierSpeaker({carrier, ""}))
      chain.quoted_by.push_back(*std::move(speaker));
  }
  const uint32_t sentence = words_.SentenceOf(frame.match.token);
  if (sentence_carrier_.has_value() && carrier_sentence_ == sentence) {
    chain.quoted_by.push_back(*sentence_carrier_);
  }
  return chain;
}

// «…»، وذلك في مقابلة مع رويترز: named behind what was said.
void FieldReader::AddTrailingCarriers(FoundStatement* found) const {
  uint32_t t = found->end_token;
  const uint32_t limit = words_.field().sentences[words_.SentenceOf(t - 1)].end;
  while (t < limit && (words_.IsComma(t) || words_.IsQuoteMark(t)) && quotes_.OpenedAt(t) < 0) ++t;
  if (t < limit && words_.folded(t) == "وذلك") ++t;
  if (t >= limit || !words_.IsWord(t)) return;
  const bool aside = clauses_.through.contains(words_.folded(t)) ||
                     (words_.info(t).clitics & kLam) != 0 || words_.folded(t) == "ل";
  if (!aside) return;
  uint32_t end = t;
  while (end < std::min(limit, t + kLongestTrail) && !words_.IsComma(end) && frame_at_[end] < 0) {
    ++end;
  }
  AddCarriersIn(t, end, found);
}

// جاء ذلك في تغريدة: through whom came all that its speaker has just said.
void FieldReader::ReadManner(const text::Sentence& sentence) {
  if (found_->size() == first_) return;
  uint32_t end = sentence.begin;
  while (end < sentence.end && frame_at_[end] < 0) ++end;
  const std::vector<Carrier> carriers = carriers_.In(sentence.begin, end);
  const FoundStatement last = (*found_)[LastFound()];
  for (size_t i = found_->size(); i-- > first_;) {
    int32_t outermost = static_cast<int32_t>(i);
    while ((*found_)[outermost].outer >= 0) outermost = (*found_)[outermost].outer;
    if (!SameSpeaker((*found_)[outermost], last)) break;
    for (const Carrier& carrier : carriers) {
      if (auto speaker = CarrierSpeaker(carrier)) AddChain(*speaker, &(*found_)[i]);
    }
  }
}

bool FieldReader::SameSpeaker(const FoundStatement& a, const FoundStatement& b) {
  return a.speaker_entity == b.speaker_entity &&
         a.statement.speaker.display_name == b.statement.speaker.display_name;
}

// في مؤتمر صحفي، كان قد قال: another occasion than the one before.
bool FieldReader::OpensOccasion(const Frame& frame) const {
  const uint32_t start = ClauseStart(frame);
  for (uint32_t t = start; t < frame.content; ++t) {
    if (!words_.IsWord(t)) continue;
    const absl::string_view word = words_.folded(t);
    const bool past = absl::EndsWith(word, "كان") || absl::EndsWith(word, "كانت");
    if (t < frame.match.token && past) return true;
    if (t == start || !words_.IsWord(t - 1)) continue;
    if (carriers_.IsDocument(t) && clauses_.through.contains(words_.folded(t - 1))) return true;
  }
  return false;
}

// Nested speech reached us through whoever reports it; a speaker who goes on
// speaking does so to those who heard him before. Who quoted him may quote him
// no further, unless he goes on without a name or in the same paragraph.
void FieldReader::InheritChain(const Frame& frame, int32_t heard, FoundStatement* found) const {
  int32_t from = found->outer;
  size_t kept = SIZE_MAX;
  if (from >= 0) {
    AddLink((*found_)[from].statement.speaker, (*found_)[from].speaker_entity, found);
  } else if (heard >= 0 && found->statement.chain.empty()) {
    const FoundStatement& before = (*found_)[heard];
    const auto paragraph = [this](uint32_t t) {
      return words_.field().sentences[words_.SentenceOf(t)].paragraph;
    };
    const uint32_t apart = paragraph(frame.begin) - paragraph(before.begin_token);
    if (!SameSpeaker(before, *found) || (frame.subject && apart > kFarthestParagraph)) return;
    const bool goes_on = !frame.subject || apart == 0;
    from = heard;
    kept = before.statement.chain.size() - (goes_on ? before.sources : before.quoting);
    if (goes_on) found->quoting = before.quoting - before.sources;
  }
  if (from < 0) return;
  const std::vector<model::Attribution> links = (*found_)[from].statement.chain;
  const std::vector<int32_t> entities = (*found_)[from].chain_entities;
  for (size_t i = 0; i < std::min(kept, links.size()); ++i) AddLink(links[i], entities[i], found);
}

}  // namespace isnad::analysis
