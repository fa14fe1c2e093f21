// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "tests/eval/gold_article.h"
#include "tests/eval/scorer.h"

namespace isnad::eval {

// Gives the bytes of a text file by its name.
using TextSource = std::function<absl::StatusOr<std::string>(absl::string_view file)>;

// Reads stand-off annotations: `manifest`, a JSON object a line with file,
// outlet, published (YYYY-MM-DD), and titled (the text is title, blank line,
// body; otherwise body alone); `gold`, a JSON object a line with file, start,
// end (code points of the text, half-open), speaker, act, kind, chain,
// optional, or "none": true for an article without a statement. Articles come
// in the manifest's order. INVALID_ARGUMENT names the line or the file that is
// wrong, a statement without a whole word among them; errors of `texts` are passed on. Linear but for one map of files.
absl::StatusOr<std::vector<GoldArticle>> ReadStandoff(absl::string_view manifest,
                                                      absl::string_view gold,
                                                      const TextSource& texts);

// A statement found, as such a line: file, start, end, text,
// speaker (with the prefix of the anonymous), act, kind, chain. Linear.
std::string StandoffLine(const GoldArticle& article, const Prediction& found);

}  // namespace isnad::eval
