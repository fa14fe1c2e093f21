// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/tokens.h"

namespace isnad::text {

// Tokens [begin, end) of one paragraph.
struct Paragraph {
  uint32_t begin = 0;
  uint32_t end = 0;
};

// Tells paragraph ends from line breaks inside a sentence. A blank line always
// ends a paragraph. A single break does unless there is evidence that the
// clause goes on: the line ends in a comma or in a word that wants another, the
// next begins with a mark that cannot begin one, the block was wrapped at a
// fixed width, or several weaker signs agree (the next break is soft, a clause
// after أن without its verb, an apposition).
// Linear in the number of tokens.
std::vector<Paragraph> FindParagraphs(const TokenizedText& text);

// True for the quote marks and brackets that may stand behind a full stop.
bool IsCloser(const Token& token);
// True for . .. ... ؟ ! and their kin.
bool IsFinalMark(const Token& token);
// True for و and the rest of a word, in news the usual start of a sentence.
bool OpensWithAnd(const Token& token);

}  // namespace isnad::text
