// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>

#include "core/text/sentences.h"
#include "core/text/tokens.h"

namespace isnad::text {

struct TurnMarker {
  SentenceKind kind;           // kQuestionTurn or kAnswerTurn
  uint32_t content_begin = 0;  // first token behind the marker
};

// The marker of an interview's turn at the start of the line [begin, end):
// "* سؤال:", "-جواب \"", "ج 1-" and the like; the words are data, see
// sentence_words.inc. O(1).
std::optional<TurnMarker> MatchTurnMarker(const TokenizedText& text, uint32_t begin, uint32_t end);

// True for a dash, star or dot as it opens an item of a list or a turn.
bool IsBullet(const Token& token);

}  // namespace isnad::text
