// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/sentences.h"

#include <algorithm>

#include "core/text/paragraphs.h"
#include "core/text/sentence_boundaries.h"
#include "core/text/turn_markers.h"

namespace isnad::text {
namespace {

// A paragraph of more words than this is no headline, even without a stop.
constexpr uint32_t kHeadlineWords = 20;

bool IsHeadline(const TokenizedText& text, const Paragraph& paragraph) {
  if (IsBullet(text[paragraph.begin])) return false;
  uint32_t last = paragraph.end - 1;
  while (last > paragraph.begin && IsCloser(text[last])) --last;
  const TokenKind kind = text[last].kind;
  if (kind != TokenKind::kWord && kind != TokenKind::kNumber) return false;
  uint32_t words = 0;
  for (uint32_t i = paragraph.begin; i < paragraph.end; ++i) {
    words += text[i].kind == TokenKind::kWord || text[i].kind == TokenKind::kNumber;
  }
  return words <= kHeadlineWords;
}

// Gives the turns of an interview their kinds. A turn ends where the next
// begins; the last one with its paragraph. One marker alone is no interview.
void MarkTurns(const TokenizedText& text, const std::vector<Paragraph>& paragraphs,
               std::vector<Sentence>* sentences) {
  std::vector<Sentence*> turns;
  for (Sentence& sentence : *sentences) {
    const Paragraph& paragraph = paragraphs[sentence.paragraph];
    if (sentence.begin != paragraph.begin) continue;
    const auto marker = MatchTurnMarker(text, paragraph.begin, paragraph.end);
    if (!marker) continue;
    sentence.kind = marker->kind;
    sentence.content_begin = std::min(marker->content_begin, sentence.end);
    turns.push_back(&sentence);
  }
  const bool alternating =
      std::any_of(turns.begin(), turns.end(), [&turns](const Sentence* turn) {
        return turn->kind != turns.front()->kind;
      });
  if (!alternating) {
    for (Sentence* turn : turns) {
      turn->kind = SentenceKind::kPlain;
      turn->content_begin = turn->begin;
    }
    return;
  }
  for (size_t i = 0; i < turns.size(); ++i) {
    const uint32_t paragraph = turns[i]->paragraph;
    const Sentence* const end =
        i + 1 < turns.size() ? turns[i + 1] : sentences->data() + sentences->size();
    for (Sentence* sentence = turns[i]; sentence != end; ++sentence) {
      if (i + 1 == turns.size() && sentence->paragraph != paragraph) break;
      sentence->kind = turns[i]->kind;
    }
  }
}

}  // namespace

std::vector<Sentence> SplitSentences(const TokenizedText& text) {
  const std::vector<Paragraph> paragraphs = FindParagraphs(text);
  SentenceBoundaries boundaries(text);
  std::vector<Sentence> sentences;
  for (uint32_t p = 0; p < paragraphs.size(); ++p) {
    uint32_t begin = paragraphs[p].begin;
    for (uint32_t end : boundaries.Within(paragraphs[p])) {
      sentences.push_back({begin, end, p, begin, SentenceKind::kPlain});
      begin = end;
    }
    const bool headline =
        begin == paragraphs[p].begin && IsHeadline(text, paragraphs[p]);
    sentences.push_back({begin, paragraphs[p].end, p, begin,
                         headline ? SentenceKind::kHeadline : SentenceKind::kPlain});
  }
  MarkTurns(text, paragraphs, &sentences);
  return sentences;
}

}  // namespace isnad::text
