// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "tests/same_answers/stack.h"

namespace isnad::same_answers {

// Announces what waits for it, and gives as text what a watch is told that goes
// on `back` places before the end of the feed, `limit` contradictions at a time.
// Tokens name the feed of their store: in their place stand positions.
std::string WatchAnswers(Stack& stack, const v1::WatchContradictionsRequest& request, int64_t back,
                         int32_t limit);

}  // namespace isnad::same_answers
