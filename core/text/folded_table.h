// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/container/flat_hash_set.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/text/fold.h"

namespace isnad::text {

// Whether a folded word is in a table of plain words. The table is folded once,
// at the first question; then O(1). Thread-safe.
template <absl::Span<const absl::string_view> (*Table)()>
bool TableContains(absl::string_view folded) {
  static const auto& words = *[] {
    auto* set = new absl::flat_hash_set<std::string>();
    for (absl::string_view word : Table()) set->insert(Fold(word));
    return set;
  }();
  return words.contains(folded);
}

}  // namespace isnad::text
