// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "core/text/number_atoms.h"

namespace isnad::text {

// Where a percent mark that starts at atom `at` ends: %، ٪، في المئة، بالمئة، في
// المائة. Nothing where there is none.
std::optional<size_t> ReadPercentMark(const AtomList& atoms, size_t at);

// Where a percent mark that ends just before atom `at` begins.
std::optional<size_t> ReadPercentMarkBefore(const AtomList& atoms, size_t at);

}  // namespace isnad::text
