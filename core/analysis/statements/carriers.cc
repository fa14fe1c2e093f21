// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/analysis/statements/carriers.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/match.h"
#include "absl/strings/strip.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestName = 6;       // tokens of a name in quote marks or parentheses
constexpr uint32_t kDocumentBack = 6;      // tokens from في بيان to its publisher
constexpr uint32_t kPublisherBehind = 4;   // tokens from نشرته to its subject
constexpr uint32_t kLongestOccasion = 25;  // tokens of ردا على … up to its comma

}  // namespace

bool CarrierReader::IsLatin(uint32_t t) const {
  return words_.IsWord(t) && !words_.token(t).surface.empty() &&
         absl::ascii_isalpha(static_cast<unsigned char>(words_.token(t).surface.front()));
}

// قناة، لصحيفة، التلفزيون.
bool CarrierReader::IsMediumWord(uint32_t t) const {
  return words_.IsWord(t) && words_.info(t).Is(kOrganizationWord) &&
         (words_.info(t).kind == model::ActorKind::kMedia ||
          clauses_.media.contains(words_.info(t).bare));
}

// End of a name that its form shows: «…»، (…)، Latin letters; `t` if none.
uint32_t CarrierReader::NamedEnd(uint32_t t, uint32_t limit) const {
  if (const int32_t q = quotes_.OpenedAt(t); q >= 0) {
    const bool name = quotes_[q].closed && quotes_[q].end <= quotes_[q].begin + kLongestName &&
                      quotes_[q].close_mark < limit;
    return name ? quotes_[q].close_mark + 1 : t;
  }
  if (words_.IsMark(t, "(")) {
    for (uint32_t at = t + 1; at < std::min(limit, t + kLongestName + 2); ++at) {
      if (words_.IsMark(at, ")")) return at > t + 1 ? at + 1 : t;
    }
    return t;
  }
  while (t < limit && IsLatin(t)) ++t;
  return t;
}

// موقع التواصل الاجتماعي، تويتر.
NounPhrase CarrierReader::PlatformBehind(uint32_t t, uint32_t limit) const {
  for (uint32_t at = t; at < std::min(limit, t + kPublisherBehind); ++at) {
    const NounPhrase phrase = phrases_.Read(at, limit);
    if (phrase.kind == PhraseKind::kEntry && IsPlatform(phrase)) return phrase;
  }
  return {};
}

bool CarrierReader::IsPlatform(const NounPhrase& entry) const {
  return clauses_.platform_names.contains(words_.vocabulary().entry(entry.entry).name);
}

NounPhrase CarrierReader::MediumAt(uint32_t t, uint32_t limit, bool addressed) const {
  if (t >= limit) return {};
  NounPhrase phrase;
  if (const uint32_t end = NamedEnd(t, limit); end > t && addressed) {
    phrase = phrases_.Read(t, limit);
    if (phrase.kind == PhraseKind::kEntry) {
      return phrase.actor_kind == model::ActorKind::kMedia ? phrase : NounPhrase{};
    }
    const bool marked = !IsLatin(t);
    phrase = {PhraseKind::kQuotedName, t, end, marked ? t + 1 : t, marked ? end - 1 : end};
    phrase.actor_kind = model::ActorKind::kMedia;
    return phrase;
  }
  phrase = phrases_.Read(t, limit);
  if (phrase.kind == PhraseKind::kEntry) {
    return phrase.actor_kind == model::ActorKind::kMedia ? phrase : NounPhrase{};
  }
  if (!IsMediumWord(t)) return {};
  uint32_t name = t + 1;
  while (name < limit && IsMediumWord(name) && words_.info(name).clitics == 0) ++name;
  if (const uint32_t end = NamedEnd(name, limit); end > name) {
    // وكالة «سبوتنيك».
    const NounPhrase known = phrases_.Read(name, limit);
    if (known.kind == PhraseKind::kEntry) return known;
    phrase = {PhraseKind::kOrganization, t, end, t, end};
    phrase.actor_kind = model::ActorKind::kMedia;
    return phrase;
  }
  const bool entry = name < limit && phrases_.Read(name, limit).kind == PhraseKind::kEntry;
  const bool of_media =
      name < limit && words_.IsWord(name) &&
      (IsMediumWord(name) || clauses_.media_complements.contains(words_.info(name).bare));
  const bool proper = phrase.kind == PhraseKind::kOrganization && phrase.end >= name &&
                      (entry || of_media || phrases_.IsForeign(name) ||
                       !clauses_.loose_media.contains(words_.info(t).bare));
  // للصحيفة: the one named before.
  const bool lone = phrase.kind == PhraseKind::kPlain && words_.info(t).definite() &&
                    !clauses_.loose_media.contains(words_.info(t).bare);
  if (!proper && !lone) return PlatformBehind(name, limit);
  phrase.actor_kind = model::ActorKind::kMedia;
  return phrase;
}

// ردا على ما نشرته صحيفة، …: what occasioned the words did not carry them.
uint32_t CarrierReader::SkipOccasion(uint32_t t, uint32_t end) const {
  if (clauses_.occasions.Match(words_, t, end) == t) return t;
  for (uint32_t at = t; at < std::min(end, t + kLongestOccasion); ++at) {
    if (words_.IsComma(at)) return at;
  }
  return std::min(end, t + kLongestOccasion);
}

// بيان، مقطع.
bool CarrierReader::IsDocument(uint32_t t) const {
  return words_.IsWord(t) &&
         (words_.info(t).Is(kDocumentWord) || clauses_.documents.contains(words_.info(t).bare));
}

// Whether the words before `t` say في بيان، خلال مقابلة.
bool CarrierReader::InDocument(uint32_t t, uint32_t begin) const {
  for (uint32_t back = 1; back <= kDocumentBack && t >= begin + back + 1; ++back) {
    const uint32_t noun = t - back;
    if (words_.IsComma(noun)) return false;
    if (!words_.IsWord(noun) || !words_.IsWord(noun - 1)) continue;
    if (IsDocument(noun) && clauses_.through.contains(words_.folded(noun - 1))) return true;
  }
  return false;
}

// على تويتر، على موقع الصحيفة; but هجوما على قناة X.
bool CarrierReader::MayStandOn(const NounPhrase& phrase, uint32_t t) const {
  if (phrase.kind == PhraseKind::kEntry) return IsPlatform(phrase);
  return clauses_.loose_media.contains(words_.info(phrase.begin).bare) ||
         (t > 0 && words_.IsWord(t - 1) && words_.info(t - 1).Is(kDocumentWord));
}

// لرويترز، مع قناة X، عبر تويتر: the medium behind its preposition.
bool CarrierReader::ReadAddressed(uint32_t t, uint32_t end, std::vector<Carrier>* carriers) const {
  const absl::string_view word = words_.folded(t);
  const bool apart = clauses_.through.contains(word) || word == "ل" || word == "ب";
  const bool lam = (words_.info(t).clitics & kLam) != 0 || word == "ل";
  const bool ba = (words_.info(t).clitics & kBa) != 0;
  if (!apart && !lam && !ba) return false;
  // في اتصال مع «الميدان».
  const bool addressed = word == "ل" || (word == "مع" && t > 0 && IsDocument(t - 1));
  const NounPhrase phrase = MediumAt(apart ? t + 1 : t, end, addressed);
  if (!phrase) return false;
  // لبرنامج «…» على قناة X.
  const bool goes_on = !carriers->empty() && carriers->back().phrase.end == t;
  if (absl::EndsWith(word, "علي") && !goes_on && !MayStandOn(phrase, t)) return false;
  carriers->push_back({phrase, ""});
  return true;
}

// نشرت صحيفة X مقابلة مع فلان، قال فيها.
bool CarrierReader::ReadInterviewer(uint32_t t, uint32_t end,
                                    std::vector<Carrier>* carriers) const {
  absl::string_view verb = words_.folded(t);
  if (!clauses_.interviews.contains(verb) &&
      !(absl::ConsumePrefix(&verb, "و") && clauses_.interviews.contains(verb))) {
    return false;
  }
  const NounPhrase phrase = MediumAt(t + 1, end, /*addressed=*/true);
  if (!phrase) return false;
  for (uint32_t at = phrase.end; at < std::min(end, phrase.end + kDocumentBack); ++at) {
    if (!words_.IsWord(at) || words_.IsComma(at)) return false;
    if (!IsDocument(at)) continue;
    carriers->push_back({phrase, ""});
    return true;
  }
  return false;
}

// في تغريدة، في سلسلة تغريدات: unless the platform is named behind it.
bool CarrierReader::ReadPost(uint32_t t, uint32_t begin, uint32_t end,
                             std::vector<Carrier>* carriers) const {
  const auto platform = clauses_.platforms.find(words_.info(t).bare);
  if (platform == clauses_.platforms.end()) return false;
  bool through = (words_.info(t).clitics & kBa) != 0;
  for (uint32_t back = 1; back <= 3 && t >= begin + back && !through; ++back) {
    if (!words_.IsWord(t - back)) break;
    through = clauses_.through.contains(words_.folded(t - back));
  }
  if (!through) return false;
  for (uint32_t at = t + 1; at < end; ++at) {
    const NounPhrase named = phrases_.Read(at, end);
    if (named.kind == PhraseKind::kEntry && named.actor_kind == model::ActorKind::kMedia) {
      carriers->push_back({named, ""});
      return true;
    }
  }
  NounPhrase phrase{PhraseKind::kDocument, t, t + 1, t, t + 1};
  phrase.actor_kind = model::ActorKind::kMedia;
  carriers->push_back({phrase, platform->second});
  return true;
}

// في بيان تلقت الوكالة نسخة منه، في تصريحات بثتها قناة X.
bool CarrierReader::ReadPublisher(uint32_t t, uint32_t begin, uint32_t end,
                                  std::vector<Carrier>* carriers) const {
  if (!clauses_.aside_verbs.contains(words_.folded(t)) || !InDocument(t, begin)) return false;
  for (uint32_t at = t + 1; at < std::min(end, t + kPublisherBehind); ++at) {
    if (words_.IsComma(at)) return false;
    const NounPhrase phrase = MediumAt(at, end, /*addressed=*/true);
    if (!phrase) continue;
    carriers->push_back({phrase, ""});
    return true;
  }
  return false;
}

std::vector<Carrier> CarrierReader::In(uint32_t begin, uint32_t end) const {
  std::vector<Carrier> carriers;
  for (uint32_t t = begin; t < end;) {
    if (!words_.IsWord(t)) {
      ++t;
      continue;
    }
    if (const uint32_t behind = SkipOccasion(t, end); behind > t) {
      t = behind;
      continue;
    }
    const bool read = ReadAddressed(t, end, &carriers) || ReadPost(t, begin, end, &carriers) ||
                      ReadPublisher(t, begin, end, &carriers) || ReadInterviewer(t, end, &carriers);
    t = read ? std::max(t + 1, carriers.back().phrase.end) : t + 1;
  }
  return carriers;
}

}  // namespace isnad::analysis
