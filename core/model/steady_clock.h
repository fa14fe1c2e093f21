// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/time/time.h"

namespace isnad::model {

// The time of a clock that nobody sets: as absl::Now() when the program started, and
// from then on apart from it wherever the machine's clock is set. Deadlines and
// durations go by it, so that a clock that jumps by an hour neither ends calls nor
// keeps them; what is stored or shown goes by absl::Now(). Thread-safe.
absl::Time SteadyNow();

}  // namespace isnad::model
