// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FieldReader: words whose speaker no verb of its own clause names.
#include <algorithm>
#include <utility>

#include "absl/strings/match.h"
#include "core/analysis/statements/field_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kShortestOrphan = 4;   // words of a quotation without a verb
constexpr uint32_t kShortestSourced = 4;  // words of a clause with بحسب after it
constexpr uint32_t kFarthestOwner = 8;    // tokens behind a document

}  // namespace

// وفق التدوينة المنشورة على صفحة الوزير: whose it is.
NounPhrase FieldReader::OwnerOfDocument(const NounPhrase& document, uint32_t limit) const {
  for (uint32_t t = document.end; t < std::min(limit, document.end + kFarthestOwner); ++t) {
    if (words_.IsComma(t) || words_.IsComplementizer(t)) break;
    const NounPhrase owner = t == document.end && !document.definite
                                 ? phrases_.ReadSubject(t, limit)
                                 : phrases_.Read(t, limit);
    if (!owner.named() && owner.kind != PhraseKind::kOffice) continue;
    if (owner.actor_kind != model::ActorKind::kMedia) return owner;
  }
  return document;
}

// Whether a phrase behind بحسب is somebody, not بحسب الحاجة.
bool FieldReader::IsSource(const NounPhrase& phrase, uint32_t limit) const {
  if (!phrase) return false;
  // بحسب الصحافة اليونانية فإن.
  const bool leads = phrase.definite && phrase.end < limit && words_.IsWord(phrase.end) &&
                     absl::StartsWith(words_.folded(phrase.end), "فان");
  if (leads || phrase.named() || speakers_->MentionOf(words_, phrase) != nullptr) return true;
  if (phrase.kind == PhraseKind::kPlain) return words_.info(phrase.begin).Is(kOrganizationWord);
  return phrase.kind == PhraseKind::kSource || phrase.kind == PhraseKind::kOffice ||
         phrase.kind == PhraseKind::kDocument;
}

// وفق ما نقلت رويترز عن مصدر، وفق ما ذكرت قناة X نقلا عن مصدر: who is behind
// the first source.
NounPhrase FieldReader::OriginBehind(const Event& event, const NounPhrase& phrase, uint32_t limit) {
  uint32_t t = phrase.end;
  if (t < limit && words_.IsComma(t)) ++t;
  if (!clauses_.sources[event.index].verb || t + 1 >= limit || !words_.IsWord(t)) return {};
  if (words_.folded(t) == "نقلا") ++t;
  const CueMatch* verb = CueAt(event.end);
  const bool relays = verb != nullptr && verb->cue->relay;
  if (words_.folded(t) != "عن" || (!relays && t == phrase.end)) return {};
  const NounPhrase origin = phrases_.ReadSubject(t + 1, limit);
  const bool somebody =
      origin.named() || origin.kind == PhraseKind::kOffice || origin.kind == PhraseKind::kSource;
  if (!somebody) return {};
  source_end_ = origin.end;
  return origin;
}

void FieldReader::ReadSource(const Event& event) {
  if (event.token < source_end_) return;  // part of another: ذكرت X نقلا عن Y
  if (quotes_.Around(event.token) >= 0) return;
  if (clauses_.own_words.Match(words_, event.token, words_.size()) > event.token) return;
  const text::Sentence& sentence = words_.field().sentences[words_.SentenceOf(event.token)];
  const uint32_t limit = sentence.end;
  uint32_t at = event.end;
  if (clauses_.sources[event.index].verb) {
    // كما قال X: the verb must not lead a content of its own.
    const bool is_verb = at < limit && words_.info(at).Is(kReportingVerb);
    if (!is_verb || frame_at_[at] >= 0) return;
    ++at;
    while (at < limit && words_.IsWord(at) && clauses_.adverbs.contains(words_.folded(at))) ++at;
  }
  if (at >= limit) return;
  NounPhrase phrase = phrases_.ReadSubject(at, limit);
  const bool document = phrase.kind == PhraseKind::kDocument;
  if (document) phrase = OwnerOfDocument(phrase, limit);
  if (!IsSource(phrase, limit)) return;
  source_chain_ = {};
  if (const NounPhrase origin = OriginBehind(event, phrase, limit)) {
    if (auto carrier = CarrierSpeaker({phrase, ""})) source_chain_.push_back(*std::move(carrier));
    phrase = origin;
  }
  auto speaker = speakers_->Resolve(words_, phrase);
  if (!speaker.has_value()) return;
  source_is_document_ =
      document && (phrase.kind == PhraseKind::kDocument || speaker->attribution.anonymous);
  // وفقا لأرقام: the ل of a word that no list knows.
  std::string& name = speaker->attribution.display_name;
  if (speaker->attribution.anonymous && event.end == event.token + 1 &&
      words_.info(at).clitics == 0 && absl::EndsWith(words_.folded(event.token), "ا") &&
      absl::StartsWith(name, "ل")) {
    name.erase(0, 2);
  }
  const bool after_conjunction =
      event.token == sentence.content_begin + 1 && words_.IsWord(sentence.content_begin) &&
      clauses_.conjunctions.contains(words_.folded(sentence.content_begin));
  if (event.token == sentence.content_begin || after_conjunction) {
    ReadLeadingSource(event, phrase, *speaker);
  } else {
    ReadTrailingSource(event, phrase.end, *speaker);
  }
}

void FieldReader::ReadLeadingSource(const Event& event, const NounPhrase& phrase,
                                    const Speaker& speaker) {
  const uint32_t sentence = words_.SentenceOf(event.token);
  const uint32_t limit = words_.field().sentences[sentence].end;
  uint32_t begin = phrase.end;
  // وبحسب ضباط تحدثوا لرويترز.
  std::vector<Carrier> heard_by = carriers_.In(begin, std::min(limit, begin + kFarthestOwner));
  if (!heard_by.empty() && words_.info(begin).Is(kReportingVerb)) begin = heard_by[0].phrase.end;
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
  if (begin < limit && words_.IsWord(begin) && absl::StartsWith(words_.folded(begin), "فان") &&
      words_.info(begin).Is(kParticle)) {
    ++begin;  // فإن، فإنه
  }
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
  AddCarriersIn(event.token, begin, found);
  for (const Speaker& carrier : source_chain_) AddChain(carrier, found);
  speakers_->Remember(speaker, sentence);
}

// أسفر القصف، بحسب الشرطة، عن مقتل عشرة: where the clause goes on behind its
// source; `behind` if it does not.
uint32_t FieldReader::ClauseGoesOn(uint32_t behind, uint32_t limit) const {
  for (uint32_t t = behind; t + 1 < std::min(limit, behind + kFarthestOwner); ++t) {
    if (!words_.IsComma(t)) continue;
    const bool goes_on = words_.IsWord(t + 1) && words_.info(t + 1).Is(kPreposition) &&
                         (words_.info(t + 1).clitics & kAnd) == 0 &&
                         clauses_.ends_after_comma.Match(words_, t + 1, limit) == t + 1;
    return goes_on ? t + 1 : behind;
  }
  return behind;
}

// Where the expression of a source behind its clause ends: at a comma.
uint32_t FieldReader::SourceEnd(uint32_t behind) const {
  const uint32_t limit = words_.field().sentences[words_.SentenceOf(behind - 1)].end;
  uint32_t end = behind;
  while (end < std::min(limit, behind + 2 * kFarthestOwner) && !words_.IsComma(end)) ++end;
  return end;
}

void FieldReader::ReadTrailingSource(const Event& event, uint32_t behind, const Speaker& speaker) {
  const uint32_t sentence = words_.SentenceOf(event.token);
  uint32_t begin = words_.field().sentences[sentence].content_begin;
  // Words already said by somebody reached us through this source.
  if (found_->size() > first_) {
    FoundStatement* last = &found_->back();
    while (last->outer >= 0) last = &(*found_)[last->outer];
    if (last->end_token + 3 >= event.token && last->begin_token >= begin) {
      const size_t links = last->statement.chain.size();
      if (!source_is_document_) AddChain(speaker, last);
      AddCarriersIn(event.token, SourceEnd(behind), last);
      for (const Speaker& carrier : source_chain_) AddChain(carrier, last);
      last->sources += static_cast<uint32_t>(last->statement.chain.size() - links);
      last->quoting += static_cast<uint32_t>(last->statement.chain.size() - links);
      if (source_is_document_) return;
      // The source may go on speaking, after whom it carried.
      if (const Speaker* heard = speakers_->last(); heard != nullptr) {
        Speaker carried = *heard;
        speakers_->Remember(speaker, sentence);
        speakers_->Remember(std::move(carried), sentence);
      }
      return;
    }
    if (last->end_token > begin && last->end_token < event.token) begin = last->end_token;
  }
  if (source_end_ > begin && source_end_ < event.token) begin = source_end_;
  source_end_ = behind;
  while (begin < event.token && !words_.IsWord(begin) && quotes_.OpenedAt(begin) < 0) ++begin;
  if (const int32_t q = quotes_.OpenedAt(begin);
      q >= 0 && quotes_[q].close_mark + 2 >= event.token) {
    begin = quotes_[q].begin;
  }
  uint32_t end = extent_.Trim(begin, event.token);
  const uint32_t on = ClauseGoesOn(behind, words_.field().sentences[sentence].end);
  if (on > behind) end = extent_.ClauseEnd(on);
  if (Words(begin, end) < kShortestSourced) return;
  FoundStatement* found = Add(begin, end, speaker, clauses_.sources[event.index].id);
  if (found == nullptr) return;
  found->statement.cue_span = words_.field().Span(event.token, event.end);
  AddCarriersIn(event.token, SourceEnd(behind), found);
  for (const Speaker& carrier : source_chain_) AddChain(carrier, found);
  speakers_->Remember(speaker, sentence);
}

}  // namespace isnad::analysis
