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
  if (!IsWordOrNumber(text[last])) return false;
  uint32_t words = 0;
  for (uint32_t i = paragraph.begin; i < paragraph.end; ++i) words += IsWordOrNumber(text[i]);
  return words <= kHeadlineWords;
}

// Whether more quotations open than close in `sentence`, added to `open`.
int OpenQuotesAfter(const TokenizedText& text, const Sentence& sentence, int open) {
  for (uint32_t i = sentence.begin; i < sentence.end; ++i) {
    switch (text[i].kind) {
      case TokenKind::kOpenQuote:
        ++open;
        break;
      case TokenKind::kCloseQuote:
        open = std::max(0, open - 1);
        break;
      case TokenKind::kQuote:
        open += open > 0 ? -1 : 1;
        break;
      default:
        break;
    }
  }
  return open;
}

// Interviews: finds the turns and gives their sentences kinds.
class TurnMarking {
 public:
  TurnMarking(const TokenizedText& text, const std::vector<Paragraph>& paragraphs,
              std::vector<Sentence>* sentences)
      : text_(text), paragraphs_(paragraphs), sentences_(*sentences) {}

  void Run() {
    FindTurns();
    // Markers of one kind alone are no interview.
    const bool alternates = std::any_of(turns_.begin(), turns_.end(), [this](const Turn& turn) {
      return turn.marker.kind != turns_.front().marker.kind;
    });
    if (!alternates) return;
    for (size_t i = 0; i < turns_.size(); ++i) {
      const size_t begin = turns_[i].sentence;
      const size_t end = i + 1 < turns_.size() ? turns_[i + 1].sentence : EndOfLastTurn(begin);
      sentences_[begin].content_begin =
          std::min(turns_[i].marker.content_begin, sentences_[begin].end);
      for (size_t s = begin; s < end; ++s) sentences_[s].kind = turns_[i].marker.kind;
    }
  }

 private:
  struct Turn {
    size_t sentence;
    TurnMarker marker;
  };

  void FindTurns() {
    for (size_t s = 0; s < sentences_.size(); ++s) {
      const Paragraph& paragraph = paragraphs_[sentences_[s].paragraph];
      if (sentences_[s].begin != paragraph.begin) continue;
      const auto marker = MatchTurnMarker(text_, paragraph.begin, paragraph.end);
      if (marker) turns_.push_back({s, *marker});
    }
  }

  // With its paragraph, or with the one in which its quotation closes. Every
  // other turn ends where the next begins.
  size_t EndOfLastTurn(size_t begin) const {
    constexpr uint32_t kMaxParagraphs = 10;
    const uint32_t first = sentences_[begin].paragraph;
    size_t own_end = begin;
    int open = 0;
    for (size_t s = begin; s < sentences_.size(); ++s) {
      const uint32_t paragraph = sentences_[s].paragraph;
      if (paragraph == first) own_end = s + 1;
      if (paragraph > first + kMaxParagraphs) return own_end;
      open = OpenQuotesAfter(text_, sentences_[s], open);
      const bool paragraph_ends =
          s + 1 == sentences_.size() || sentences_[s + 1].paragraph != paragraph;
      if (paragraph_ends && open == 0) return s + 1;
    }
    return own_end;
  }

  const TokenizedText& text_;
  const std::vector<Paragraph>& paragraphs_;
  std::vector<Sentence>& sentences_;
  std::vector<Turn> turns_;
};

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
    const bool headline = begin == paragraphs[p].begin && IsHeadline(text, paragraphs[p]);
    sentences.push_back({begin, paragraphs[p].end, p, begin,
                         headline ? SentenceKind::kHeadline : SentenceKind::kPlain});
  }
  TurnMarking(text, paragraphs, &sentences).Run();
  return sentences;
}

}  // namespace isnad::text
