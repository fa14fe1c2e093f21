// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "core/analysis/document.h"
#include "core/analysis/entities/entities.h"
#include "core/analysis/statements/statements.h"
#include "core/store/article_record.h"

namespace isnad::analysis {

class ClaimReader;  // built from rules/ar/events.textproto and its neighbours

// The claims that the statements of one document make, narration included:
// one mention per clause with a known predicate, stance from the statement's
// act and endorsement (a denial denies what it contains), keys and terms set.
// Linear in the document's length.

}  // namespace isnad::analysis
