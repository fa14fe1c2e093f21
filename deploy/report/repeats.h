// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "isnad/v1/contradiction.pb.h"

namespace isnad::report {

// One contradiction, first, and the others in which the same two speakers say
// the same: an agency's story stands in many papers, its denial in many more.
using Repeated = std::vector<const v1::Contradiction*>;

// Each contradiction in exactly one of the results. Two belong together where
// both sides have the same claim and the same speaker; a speaker whom the store
// does not know as an actor is his outlet. Order, of the results and within
// them: surest first, then earliest, then by name. Sorts the input, which must
// outlive the result.
std::vector<Repeated> FoldRepeats(std::vector<v1::Contradiction>* contradictions);

}  // namespace isnad::report
