// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/turn_markers.h"

#include "absl/strings/string_view.h"

namespace isnad::text {
namespace {

struct MarkerWord {
  absl::string_view folded;
  SentenceKind kind;
};

constexpr MarkerWord kMarkerWords[] = {
#define TURN_MARKER(word, kind, example) {word, SentenceKind::kind},
#include "core/text/sentence_words.inc"
#undef TURN_MARKER
};

constexpr size_t kLetterBytes = 2;  // of an Arabic letter in UTF-8

const MarkerWord* FindMarkerWord(absl::string_view folded) {
  for (const MarkerWord& word : kMarkerWords) {
    if (word.folded == folded) return &word;
  }
  return nullptr;
}

bool IsQuoteMark(const Token& token) {
  return token.kind == TokenKind::kOpenQuote || token.kind == TokenKind::kQuote;
}

}  // namespace

bool IsBullet(const Token& token) {
  for (absl::string_view bullet : {"-", "*", "•", "–", "—", "·", "●", "▪", "■", "◆", "+"}) {
    if (token.surface == bullet) return true;
  }
  return false;
}

std::optional<TurnMarker> MatchTurnMarker(const TokenizedText& text, uint32_t begin, uint32_t end) {
  uint32_t i = begin;
  while (i < end && i < begin + 3 && IsBullet(text[i])) ++i;
  const bool has_bullet = i > begin;
  if (i >= end) return std::nullopt;
  const MarkerWord* word = FindMarkerWord(text[i].folded);
  if (word == nullptr) return std::nullopt;
  ++i;
  if (i < end && text[i].kind == TokenKind::kNumber) ++i;  // جواب 3:
  if (i >= end) return std::nullopt;
  const absl::string_view separator = text[i].surface;
  if (separator == ":" || separator == "/" || separator == "-" || separator == "–") {
    return TurnMarker{word->kind, i + 1};
  }
  // "-جواب "…" lacks its colon; a letter alone would not be evidence enough.
  if (has_bullet && IsQuoteMark(text[i]) && word->folded.size() > kLetterBytes) {
    return TurnMarker{word->kind, i};
  }
  return std::nullopt;
}

}  // namespace isnad::text
