// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/types/span.h"
#include "tests/eval/gold_article.h"

namespace isnad::eval {

// Reads an article of gold/*.txt: a header, a blank line, the title, a blank
// line, the body; statements stand in braces where they are. README.md
// describes the markup. INVALID_ARGUMENT says the line and what is wrong:
// braces that do not match, an unknown word, a speaker that the header does
// not declare, or one that it declares in vain. Linear.
absl::StatusOr<GoldArticle> ReadMarkup(absl::string_view name, absl::string_view file);

// Names of constructions that a statement may be tagged with, sorted.
absl::Span<const absl::string_view> Constructions();

}  // namespace isnad::eval
