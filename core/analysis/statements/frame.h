// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "absl/container/inlined_vector.h"
#include "core/analysis/cues/cue_book.h"
#include "core/analysis/entities/noun_phrase.h"

namespace isnad::analysis {

// How a frame leads to its content.
enum class ContentPattern : uint8_t {
  kClause,       // قال إن …
  kQuote,        // قال «…»
  kColon,        // قال: …
  kPreposition,  // حذر من …
  kObject,       // نفى …
  kTarget,       // اتهم … بـ …
};

// A reporting clause: a cue with its subject and the place where its content
// begins. Tokens of one field.
struct Frame {
  CueMatch match;
  ContentPattern pattern = ContentPattern::kClause;
  uint32_t begin = 0;        // of the clause: conjunction, subject or cue
  uint32_t content = 0;      // first token of the content, inside an opening mark
  int32_t quotation = -1;    // that the content opens with
  NounPhrase subject;        // kNone: dropped, or of a participle
  bool antecedent = false;   // the subject stands before a relative pronoun
  bool coordinated = false;  // starts a new reporting clause rather than stand inside another
  absl::InlinedVector<NounPhrase, 2> carriers;  // nearest to the speaker first
};

}  // namespace isnad::analysis
