// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <unicode/edits.h>

#include <string>

#include "absl/strings/string_view.h"

namespace isnad::text {

// Combining marks in a row that normalization keeps. Putting marks into
// canonical order takes the square of their number, so an endless row would
// take for ever; no natural text has more than 30 (UAX #15, Stream-Safe Text).
inline constexpr int kMostMarksInARow = 30;

// Leaves out the marks beyond kMostMarksInARow, counted as NFKD writes them.
// False, with *kept and *edits undefined, if there are none. Linear. Requires
// well-formed UTF-8.
bool TrimMarkRuns(absl::string_view text, std::string* kept, icu::Edits* edits);

}  // namespace isnad::text
