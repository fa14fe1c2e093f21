// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "core/analysis/contradictions/conflict_rules.h"

namespace isnad::analysis {

// One sentence each that names both holders, quotes both claims and names the
// words in conflict.
std::string ExplainInEnglish(const Side& a, const Side& b, const Conflict& conflict);
std::string ExplainInArabic(const Side& a, const Side& b, const Conflict& conflict);

}  // namespace isnad::analysis
