// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "core/text/fold.h"

namespace isnad::text {

// A table of words in ordinary spelling, found by their folded form. Built
// once; the first of two entries that fold alike wins. Thread-safe to read.
template <typename Entry>
class FoldedMap {
 public:
  // `table` must outlive the map. Entry has a member `word`.
  explicit FoldedMap(absl::Span<const Entry> table) {
    for (const Entry& entry : table) entries_.try_emplace(Fold(entry.word), &entry);
  }

  const Entry* Find(absl::string_view folded) const {
    const auto found = entries_.find(folded);
    return found == entries_.end() ? nullptr : found->second;
  }

 private:
  absl::flat_hash_map<std::string, const Entry*> entries_;
};

}  // namespace isnad::text
