// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/paragraphs.h"
#include "core/text/tokens.h"

// The inside of FindQuotations: what one quote mark is, before any is paired.
namespace isnad::text {

// Marks of one family pair with each other.
enum class QuoteFamily : uint8_t {
  kGuillemet,  // « » ‹ › { } << >> and CJK brackets
  kCurly,      // “ ” „ ‟ 〝 〞
  kStraight,   // " ''
  kSingle,     // ‘ ’ ‚ '
};

enum class MarkRole : uint8_t {
  kOpens,
  kCloses,
  kEither,
  kNone,  // stray: an apostrophe, inches, a mark left over
};

bool IsQuoteMark(const Token& token);
QuoteFamily FamilyOf(const Token& mark);

// What the neighbours say of a mark at token `at`: an opening mark touches the
// word behind it, a closing one the word before it. Independent of the mark's
// own form, so that reversed marks show.
MarkRole RoleByShape(const TokenizedText& text, const Paragraph& paragraph, uint32_t at);

// A straight double mark, or two of them typed for one: ""نص"".
struct StraightMark {
  uint32_t first = 0, last = 0;  // its tokens
  MarkRole role = MarkRole::kNone;
};

// The straight double marks of one paragraph, given their tokens in order.
// Reads them by shape; where that does not come out even, by turns, if the
// shapes hardly disagree (a space misplaced). Two that touch are one where a
// quotation starts; where one ends, they are one if that makes the number of
// marks even, else they end a quotation in a quotation. `open_before` tells
// that an earlier paragraph left one open. Linear in the number of marks.
std::vector<StraightMark> ResolveStraightMarks(const TokenizedText& text,
                                               const Paragraph& paragraph,
                                               const std::vector<uint32_t>& tokens,
                                               bool open_before);

}  // namespace isnad::text
