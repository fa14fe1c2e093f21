// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// FrameReader: what stands between the verb or its subject and the content.
#include <algorithm>

#include "absl/strings/match.h"
#include "core/analysis/statements/frame_reader.h"

namespace isnad::analysis {
namespace {

constexpr uint32_t kLongestAside = 25;     // tokens between two commas
constexpr uint32_t kLongestName = 5;       // tokens of a name in quote marks
constexpr uint32_t kFarthestContent = 45;  // tokens behind such a name to the content
constexpr uint32_t kFarthestClause = 15;   // tokens to a comma and its clause

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
  if (length > kLongestName) return false;
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

// لـ«الموقع.نت»: a name with marks in it.
NounPhrase FrameReader::NameInQuotes(uint32_t mark, uint32_t limit) const {
  const int32_t q = quotes_.OpenedAt(mark);
  if (q < 0 || !IsNameInQuotes(mark, limit)) return {};
  NounPhrase phrase;
  phrase.kind = PhraseKind::kQuotedName;
  phrase.begin = mark;
  phrase.end = quotes_[q].close_mark + 1;
  phrase.name_begin = quotes_[q].begin;
  phrase.name_end = quotes_[q].end;
  phrase.actor_kind = model::ActorKind::kMedia;
  return phrase;
}

// End of a noun that no list knows, with its adjectives: في الجلسة الختامية.
uint32_t FrameReader::UnknownNounEnd(uint32_t noun, uint32_t limit) const {
  uint32_t end = noun + 1;
  if (noun >= words_.size()) return end;
  // في بيانها التصريحات: behind its pronoun a new phrase begins.
  const absl::string_view surface = words_.token(noun).surface;
  const bool closed = absl::EndsWith(surface, "ه") || absl::EndsWith(surface, "ها") ||
                      absl::EndsWith(surface, "هم");
  while (end < limit && words_.IsWord(end) && !words_.IsComplementizer(end) &&
         CueAt(end) == nullptr) {
    const WordInfo& info = words_.info(end);
    const bool definite = info.clitics == kArticle && (!closed || LooksRelational(info.bare));
    if (!info.Is(kAdjective) && !definite) break;
    ++end;
  }
  return end;
}

// Past what stands between the verb or its subject and the content: phrases of
// place, time and medium.
uint32_t FrameReader::SkipAside(uint32_t t, uint32_t limit) const {
  // "إل. سي. إي": a name, whatever is in it.
  if (IsNameInQuotes(t, limit)) return quotes_[quotes_.OpenedAt(t)].close_mark + 1;
  const absl::string_view word = words_.folded(t);
  const bool lam = (words_.info(t).clitics & kLam) != 0 || word == "ل";
  const uint32_t phrase_at = clauses_.asides.contains(word) || word == "ل" ? t + 1 : t;
  NounPhrase phrase = phrases_.Read(phrase_at, limit);
  if (!phrase && lam) phrase = NameInQuotes(phrase_at, limit);
  if (!phrase && phrase_at == t) return t + 1;
  const uint32_t end = phrase ? std::max(phrase.end, t + 1) : UnknownNounEnd(phrase_at, limit);
  if (end >= limit || !words_.IsWord(end) || !clauses_.aside_verbs.contains(words_.folded(end))) {
    return end;
  }
  // في مقال نشرته صحيفة «…».
  const NounPhrase publisher = phrases_.Read(end + 1, limit);
  const uint32_t comma = NextComma(end, limit);
  if (comma > end) return comma;
  return publisher ? publisher.end : end + 1;
}

// Whether a comma and then a clause follow, with no other verb of speech between.
bool FrameReader::ClauseAfterComma(uint32_t t, uint32_t limit, const Frame& frame) const {
  limit = std::min(limit, t + kFarthestClause);
  for (; t + 1 < limit; ++t) {
    if (words_.IsComma(t) && OpensClause(t + 1, frame)) return true;
    if (words_.IsQuoteMark(t)) return false;
    if (const CueMatch* other = CueAt(t); other != nullptr && !other->masdar()) return false;
  }
  return false;
}

}  // namespace isnad::analysis
