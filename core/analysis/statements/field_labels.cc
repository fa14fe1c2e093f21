// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FieldReader: who speaks by standing before a colon, in headlines and in the
// lines of live reports and lists.
#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "core/analysis/statements/field_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestLabel = 12;       // tokens before a colon
constexpr uint32_t kLongestDescription = 7;  // of a speaker whom no name tells
constexpr uint32_t kFirstWords = 12;         // of content, that may tell who speaks
constexpr size_t kOurs = 8;                  // bytes of a word that ends in نا

}  // namespace

// Dots and questions part a headline: عاجل.. الوزير: …
bool FieldReader::PartsHeadline(uint32_t t) const {
  if (words_.IsWord(t) || words_.token(t).kind == text::TokenKind::kNumber) return false;
  const absl::string_view mark = words_.token(t).surface;
  return mark[0] == '.' || mark == "…" || mark == "؟" || mark == "!" || mark == "|";
}

// Words that only somebody who speaks of himself, or forbids, begins with.
bool FieldReader::SoundsSpoken(uint32_t begin, uint32_t end) const {
  const absl::string_view first = words_.folded(begin);
  if (first == "لا" || first == "لن" || first == "لم" || first == "ليس") return true;
  if (absl::StartsWith(first, "سن") && first.size() > kOurs && words_.info(begin).classes == 0) {
    return true;
  }
  end = std::min(end, begin + kFirstWords);
  for (uint32_t t = begin; t < end; ++t) {
    if (!words_.IsWord(t)) continue;
    const absl::string_view word = words_.folded(t);
    if (clauses_.first_person.contains(word)) return true;
    uint32_t after = 0;
    if (absl::EndsWith(word, "نا") && word.size() >= kOurs && words_.info(t).classes == 0 &&
        !absl::EndsWith(words_.token(t).surface, "ء") &&
        words_.vocabulary().FindEntry(words_.field().tokens, t, words_.size(), &after) < 0) {
      return true;
    }
  }
  return false;
}

// Past «لقناة المنار», «للصحفيين», «عن الأزمة» up to the colon; false where
// something else stands between the speaker and it.
bool FieldReader::ReadAudience(uint32_t t, uint32_t colon, Label* label) const {
  while (t < colon) {
    const absl::string_view word = words_.folded(t);
    const bool aside = words_.IsWord(t) && clauses_.asides.contains(word);
    const bool to = words_.IsWord(t) && (word == "ل" || (words_.info(t).clitics & kLam) != 0);
    if (!aside && !to) {
      if (!words_.IsComma(t) && !words_.IsQuoteMark(t)) return false;
      ++t;
      continue;
    }
    const uint32_t at = aside || word == "ل" ? t + 1 : t;
    NounPhrase other = carriers_.MediumAt(at, colon, /*addressed=*/word == "ل");
    if (!other) other = phrases_.ReadSubject(at, colon);
    if (other.actor_kind == model::ActorKind::kMedia || other.kind == PhraseKind::kQuotedName) {
      label->carriers.push_back(other);
    }
    if (aside) return true;  // الوزير عن الأزمة: what about and when
    t = other ? std::max(other.end, t + 1) : t + 2;
  }
  return true;
}

// A state or a place before a colon is more often where something happened
// (ليبيا: معارك), so it must be heard to speak.
bool FieldReader::IsPlace(const NounPhrase& subject) const {
  if (subject.actor_kind == model::ActorKind::kState ||
      subject.actor_kind == model::ActorKind::kPlace) {
    return true;
  }
  // الداخلية: a ministry; الصدر: somebody named elsewhere.
  return subject.kind == PhraseKind::kPlain && !words_.info(subject.begin).Is(kOrganizationWord) &&
         speakers_->MentionOf(words_, subject) == nullptr;
}

std::optional<FieldReader::Label> FieldReader::LabelBefore(uint32_t begin, uint32_t colon,
                                                           bool spoken) const {
  Label label;
  // مسؤول لـCNN: to a foreign name.
  for (uint32_t t = begin + 1; t < colon; ++t) {
    const absl::string_view word = words_.folded(t);
    if (word.size() > 2 && absl::StartsWith(word, "ل") && absl::ascii_isalpha(word[2])) colon = t;
  }
  label.subject = phrases_.ReadSubject(begin, colon);
  NounPhrase& subject = label.subject;
  // بيان للجيش: whose it is.
  if (subject.kind == PhraseKind::kDocument) {
    const NounPhrase owner = phrases_.Read(subject.end, colon);
    if (owner.named()) subject = owner;
  }
  const bool definite = subject.kind != PhraseKind::kPlain || subject.definite;
  if (subject && definite && ReadAudience(subject.end, colon, &label)) {
    if (IsPlace(subject) && !spoken) return std::nullopt;
    return label;
  }
  if (!spoken || !DescribesSpeaker(begin, colon)) return std::nullopt;
  label.subject = NounPhrase();
  label.subject.kind = PhraseKind::kSource;
  label.subject.begin = begin;
  label.subject.end = colon;
  return label;
}

// ممرضة عائدة من البعثة: a few words without a verb.
bool FieldReader::DescribesSpeaker(uint32_t begin, uint32_t colon) const {
  if (colon <= begin || colon > begin + kLongestDescription) return false;
  if (!words_.IsWord(begin) || words_.info(begin).Is(kParticle | kTimeWord | kDocumentWord)) {
    return false;
  }
  for (uint32_t t = begin; t < colon; ++t) {
    if (!words_.IsWord(t) || words_.info(t).Is(kReportingVerb) || words_.IsComplementizer(t)) {
      return false;
    }
  }
  return true;
}

bool FieldReader::ReadLabel(uint32_t begin, uint32_t colon, uint32_t end) {
  uint32_t content = colon + 1;
  if (begin >= colon || clauses_.genres.Match(words_, begin, colon) == colon || content >= end ||
      colon > begin + kLongestLabel)
    return false;
  for (uint32_t t = begin; t < colon; ++t) {
    if (frame_at_[t] >= 0 && !frames_[frame_at_[t]].match.masdar()) return false;
  }
  const int32_t q = quotes_.OpenedAt(content);
  const bool spoken = q >= 0 || SoundsSpoken(content, end);
  const auto label = LabelBefore(begin, colon, spoken);
  if (!label.has_value()) return false;
  const auto speaker = speakers_->Resolve(words_, label->subject);
  if (!speaker.has_value()) return false;
  if (q >= 0 && quotes_[q].close_mark + 2 >= end) content = quotes_[q].begin;
  std::vector<Speaker> chain;
  for (const NounPhrase& carrier : label->carriers) {
    if (auto link = speakers_->Resolve(words_, carrier)) chain.push_back(*std::move(link));
  }
  FoundStatement* found = Add(content, extent_.Trim(content, end), *speaker, "headline-colon");
  if (found == nullptr) return false;
  found->statement.cue_span = words_.field().Span(colon, colon + 1);
  for (const Speaker& link : chain) AddChain(link, found);
  speakers_->Remember(*speaker, words_.SentenceOf(colon));
  return true;
}

// السيسي: الإقبال كبير.. وموسى: مشرف: where the next speaker's part begins.
uint32_t FieldReader::NextSegmentWithLabel(uint32_t begin, uint32_t end) const {
  uint32_t part = end;
  for (uint32_t t = begin; t + 1 < end; ++t) {
    if (PartsHeadline(t)) part = t + 1;
    if (part < end && words_.IsMark(t, ":") && t > part) return part;
  }
  return end;
}

void FieldReader::ReadHeadline(const text::Sentence& sentence) {
  uint32_t begin = sentence.begin;
  bool speaks = false;
  for (uint32_t t = begin; t + 1 < sentence.end; ++t) {
    if (PartsHeadline(t)) begin = t + 1;
    if (!words_.IsMark(t, ":")) continue;
    if (ReadLabel(begin, t, NextSegmentWithLabel(t + 1, sentence.end))) speaks = true;
    // Inside what somebody says, only a new part of the headline is another's.
    if (!speaks) begin = t + 1;
    if (speaks && begin < t) begin = sentence.end;
  }
}

// • 19:40 — رئيس الهيئة: «…»; a line of a list must start with its speaker.
void FieldReader::ReadLine(const text::Sentence& sentence) {
  uint32_t begin = sentence.begin;
  while (begin < sentence.end && !words_.IsWord(begin) && quotes_.OpenedAt(begin) < 0) ++begin;
  const bool listed = begin > sentence.begin;
  const uint32_t last = std::min(sentence.end, begin + kLongestLabel);
  uint32_t colon = begin;
  while (colon < last && !words_.IsMark(colon, ":")) ++colon;
  if (colon >= last || colon + 1 >= sentence.end) return;
  const NounPhrase subject = phrases_.Read(begin, colon);
  if (!subject.named() && !(listed && subject.kind == PhraseKind::kOffice)) return;
  if (!listed && quotes_.OpenedAt(colon + 1) < 0) return;
  ReadLabel(begin, colon, sentence.end);
}

}  // namespace isnad::analysis
