// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "core/analysis/entities/field_words.h"
#include "core/analysis/statements/quote_index.h"

namespace isnad::analysis {

// One turn of an interview: tokens [begin, end), marker included. Its label,
// [label_begin, label_end), is what stands before the colon: a surname, the
// paper; empty for a dash or for سؤال and جواب.
struct DialogueTurn {
  uint32_t begin = 0, content = 0, end = 0;
  uint32_t label_begin = 0, label_end = 0;
  bool answer = false;
};

// The turns of an interview, in text order; empty if the text is none. Markers
// are the words of core/text/sentences.h; else two labels that take turns; else
// dashes where every other turn asks. Linear in the field's length.
std::vector<DialogueTurn> FindDialogue(const FieldWords& words, const QuoteIndex& quotes);

}  // namespace isnad::analysis
