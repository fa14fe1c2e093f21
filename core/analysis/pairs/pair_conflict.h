// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/model/contradiction.h"
#include "core/text/offset_map.h"

namespace isnad::analysis {

// What may make two texts conflict: which words, and how.
struct PairConflict {
  model::ContradictionType type = model::ContradictionType::kUnspecified;
  std::string a;  // words of the first text, as written; may be empty
  std::string b;
  text::ByteRange range_a;  // of the texts as received; empty where no word
  text::ByteRange range_b;
};

}  // namespace isnad::analysis
