// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

// Text into boxes whose font is not known when the page is written.
namespace isnad::report {

// An upper estimate of the width of a text, in ems: measured on the widest
// fonts that systems show Arabic in (DejaVu Sans, Tahoma). Marks take none.
double WidthInEms(absl::string_view text);

struct FittedText {
  std::vector<std::string> lines;
  bool cut = false;  // the last line ends with "…" in place of the rest
};

// Breaks a text at spaces, and words longer than a line where they reach its
// end, into at most max_lines lines of at most `ems`. Requires ems >= 3 and
// max_lines >= 1. Linear.
FittedText FitText(absl::string_view text, double ems, int max_lines);

}  // namespace isnad::report
