// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/types/span.h"
#include "core/text/numbers.h"

namespace isnad::text {

// A word that names a place from the end or from the current one.
struct RelativeOrdinal {
  absl::string_view word;  // without ال, to be folded
  int64_t offset;
  OrdinalAnchor anchor;
  bool needs_article;  // «تالي» alone is no ordinal
};

absl::Span<const RelativeOrdinal> RelativeOrdinalTable();

// Words before «الأخير» that make it the last but one: «ما قبل الأخير».
absl::Span<const absl::string_view> LastButOneTable();

}  // namespace isnad::text
