// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sketches.h"
#include "core/store/sql/query.h"

// What article texts look like: rows and questions. Orders, costs and errors
// are StoreReader's and Transaction's.
namespace isnad::store::sql {

absl::StatusOr<SketchedArticle> GetSketch(Connection& connection, absl::string_view article_id);
absl::StatusOr<std::string> OriginalOf(Connection& connection, absl::string_view article_id);
absl::StatusOr<std::vector<std::vector<ArticlePlace>>> FindArticlesByBands(
    Connection& connection, const std::vector<uint64_t>& bands, const ArticlePlace& place,
    Direction direction, int32_t limit);

void AddSketch(Writes& writes, const SketchedArticle& article);
// Nothing where the article has none.
void RemoveSketch(Writes& writes, absl::string_view article_id);
absl::Status SetDuplicateOf(Connection& connection, absl::string_view article_id,
                            absl::string_view original_id);

// Makes every sketch anew where another version of them, or none, filled the
// store, and lets every article wait to be analysed again: what copies what
// may differ now. Outside a transaction; all or nothing. Reads one row without,
// every text with.
absl::Status UpdateSketches(Connection& connection);
// Whether that has nothing to do. Reads one row.
absl::StatusOr<bool> SketchesAreCurrent(Connection& connection);

}  // namespace isnad::store::sql
