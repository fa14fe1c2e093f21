// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/text/sentences.h"
#include "core/text/tokens.h"

namespace isnad::text {

// A quotation: tokens [begin, end) inside the marks, the marks left out.
struct Quotation {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t open_mark = 0;   // token of the opening mark, the first of one typed as two
  uint32_t close_mark = 0;  // of the closing mark, the last of one typed as two; size() if none
  int32_t parent = -1;      // index of the quotation around it, or -1
  bool closed = true;
};

// Pairs quote marks of every style, nested and neutral ones too. A mark that
// is repeated at the start of each paragraph continues its quotation; one that
// is never closed ends with its paragraph (news forgets closing marks), unless
// a later paragraph closes it before another opens. In text order of the
// opening mark. Linear in the number of tokens.
std::vector<Quotation> FindQuotations(const TokenizedText& text,
                                      const std::vector<Sentence>& sentences);

}  // namespace isnad::text
