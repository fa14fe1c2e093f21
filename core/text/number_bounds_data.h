// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

#include "absl/strings/string_view.h"
#include "absl/types/span.h"

namespace isnad::text {

enum class BoundKind : uint8_t { kAbout, kMoreThan, kAtLeast, kLessThan, kAtMost, kEqual };

// Words that bound a number, as written; to be folded word by word.
struct BoundPhrase {
  absl::string_view word;
  BoundKind kind;
  // Says it of a place as often as of a number («تحت 3 جسور»): a bound for the
  // arithmetic of FindNumberRanges, not for the quantities of news.
  bool spatial = false;
};

// Before the number: «ما لا يقل عن 20».
absl::Span<const BoundPhrase> LeadingBoundTable();
// After it: «20 على الأقل».
absl::Span<const BoundPhrase> TrailingBoundTable();

}  // namespace isnad::text
