// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::analysis {

// The verbal nouns and participles that the letters of a verb lead to, folded,
// as the dictionary would list them: ارتفع gives ارتفاع and مرتفع. Follows the
// measures of W. Wright, A Grammar of the Arabic Language, §§ 35-45; what folding
// leaves open is answered with every possibility (علم: تعليم, معلم), so that
// only those which the dictionary knows should be kept.
std::vector<std::string> DerivedNouns(absl::string_view folded_verb);

}  // namespace isnad::analysis
