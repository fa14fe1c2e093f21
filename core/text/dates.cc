// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/text/dates.h"
namespace isnad::text {
std::vector<DateMatch> FindDates(const TokenizedText&, uint32_t, uint32_t, absl::Time) { return {}; }
}
