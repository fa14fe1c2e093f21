// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/paragraphs.h"
#include "core/text/tokens.h"

namespace isnad::text {

// ICU's sentence boundaries inside paragraphs, corrected for news.
class SentenceBoundaries {
 public:
  // Runs ICU over the whole text. `text` must outlive this.
  explicit SentenceBoundaries(const TokenizedText& text);

  // The tokens inside the paragraph at which a new sentence begins, ascending.
  // Call with the paragraphs in text order. Linear over all calls together.
  std::vector<uint32_t> Within(const Paragraph& paragraph);

 private:
  const TokenizedText& text_;
  std::vector<uint32_t> candidates_;    // tokens behind ICU's boundaries, ascending
  std::vector<uint32_t> words_before_;  // of each token and of the end: words and numbers so far
  size_t next_ = 0;
};

}  // namespace isnad::text
