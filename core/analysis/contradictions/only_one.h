// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "core/analysis/contradictions/features.h"
#include "core/analysis/contradictions/side.h"
#include "core/analysis/rules/claim_rules.pb.h"
#include "core/model/claim.h"

// What one happening has only one of: a day, a land, a doer, and a body one head. Two
// reports that tell it otherwise cannot both be right. Places inside places, namesakes
// and the same happening a second time look just the same, so all of this asks for
// names on both sides, for days told as days, and for lands rather than places.
namespace isnad::analysis {

// The words in conflict, of the side a first; empty where there is no conflict.
using InConflict = std::pair<std::string, std::string>;

// Two days, a week apart at most.
InConflict ConflictingDays(const Side& a, const Side& b, const Features& features);
// Two lands, as their names or their capitals tell.
InConflict ConflictingLands(const Side& a, const Side& b, const Features& features);
// Two who did it to one who is named.
InConflict ConflictingDoers(const Side& a, const Side& b, const Features& features);
// Two persons at the head of one body.
InConflict ConflictingHeads(const Side& a, const Side& b, const Features& features);

// Whether the frame tells something of which there is only one.
bool TellsTheOnlyOne(const model::Frame& frame, const rules::Event& event);

}  // namespace isnad::analysis
