// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// Names of two words that are also written as one: عبد الله and عبدالله, نصر
// الله and نصرالله. Words are folded.
bool IsCompoundName(absl::string_view word, absl::string_view next);

// A folded name with all such pairs written together, or apart. Linear.
std::string WrittenTogether(absl::string_view folded_name);
std::string WrittenApart(absl::string_view folded_name);

}  // namespace isnad::analysis
