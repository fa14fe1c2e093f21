// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// Whether two names, as folded words, may name one person or body: every word
// of the shorter has its like in the longer, where spellings of a name count as
// alike (نتنياهو, نتانياهو). False where either is empty. Symmetric.
bool SameHolder(const std::vector<std::string>& a, const std::vector<std::string>& b);

// Whether two folded words differ by one letter, by two if both are long: as
// slips of the pen and spellings of names do. At least four letters. Symmetric.
bool NearlyEqual(absl::string_view a, absl::string_view b);

}  // namespace isnad::analysis
