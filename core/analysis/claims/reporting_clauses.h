// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/analysis/statements/statements.h"

namespace isnad::analysis {

// What reports a statement may be news itself: "طلبت الوزارة قروضا من المصرف"
// tells what was asked for, and that it was asked.
struct ReportingClause {
  // Begins and ends as the sentence around the report, in the words of whoever
  // reports it; under the id of the statement, or of the one it is nested in.
  FoundStatement clause;
  uint32_t cue_token;  // of the reporting verb
};

// The clause that reports statements[i]; nullopt where nothing does, or where it
// is a question, which tells of no event of its own. Looks at
// some 40 words to either side of the verb.
std::optional<ReportingClause> FindReportingClause(const std::vector<FoundStatement>& statements,
                                                   size_t i);

}  // namespace isnad::analysis
