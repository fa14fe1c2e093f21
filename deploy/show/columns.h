// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::show {

// Columns that a terminal gives to the text: marks and controls take none.
int DisplayWidth(absl::string_view text);

// Breaks text at spaces into lines of at most width columns; a longer word
// stands alone. White space of every kind counts as one space.
std::vector<std::string> Wrap(absl::string_view text, int width);

// Two right-to-left texts beside each other, a to the left, each wrapped in a
// column of this width. Directional isolates keep the columns in place on
// terminals that reorder Arabic.
std::string SideBySide(absl::string_view a, absl::string_view b, int width);

}  // namespace isnad::show
