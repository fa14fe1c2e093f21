// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "deploy/report/passage.h"

namespace isnad::report {

// Adds to the keys of each passage the marked words that the other's marked
// words lack, in whatever spelling; a prefixed و، ف، ب، ل or ك makes no other
// word. Adds nothing where that is more than half of either side: then the two
// are worded differently throughout, and no single word carries the conflict.
// Linear in the words of one times those of the other.
void AddDifferingWords(Passage* a, Passage* b);

}  // namespace isnad::report
