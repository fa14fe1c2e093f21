// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/types/span.h"
#include "core/text/number_words.h"

namespace isnad::text {

// Every number word once, in ordinary spelling; hamza, ya and ta marbuta are
// folded by the reader, proclitics and the article peeled.
absl::Span<const NumberWord> NumberWordTable();

}  // namespace isnad::text
