// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/tokens.h"

namespace isnad::text {

enum class SentenceKind : uint8_t {
  kPlain,
  kHeadline,      // a line of its own without a final stop: title, subtitle, crosshead
  kQuestionTurn,  // an interviewer's turn, marker included
  kAnswerTurn,    // an interviewee's turn, marker included
};

// A range of tokens [begin, end). Sentences do not overlap, stand in text
// order and cover every token.
struct Sentence {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t paragraph = 0;      // counts from 0; soft line breaks do not start one
  uint32_t content_begin = 0;  // first token after a turn's marker; else begin
  SentenceKind kind = SentenceKind::kPlain;
};

// A turn, which needs markers of both kinds in the text, goes on to the next
// marker, over paragraphs too; the last one ends with its paragraph, or with
// the quotation that its paragraph leaves open.
//
// Splits at ICU's sentence boundaries as corrected for news: no break at
// initials, decimals, abbreviations and single soft line breaks inside a
// sentence; a break at ؟ and ! and a blank line; none at ؛ or at "…" inside a
// clause. A quote does not hide the stops inside it: a quote that spans
// sentences spans Sentence values (quotes.h pairs the marks).
// Deterministic; linear in the number of tokens.
std::vector<Sentence> SplitSentences(const TokenizedText& text);

}  // namespace isnad::text
