// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include <string>
#include <vector>

#include "core/store/sql/finding_sql.h"
#include "core/store/sql/json_array.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kListing = "articles-to-analyse";

}  // namespace

absl::StatusOr<std::vector<StoreReader::SelectedArticle>> SelectArticles(
    Connection& connection, const ArticleSelection& selection, const PageRequest& page) {
  const auto after = DecodePosition(kListing, page.after);
  if (!after.ok()) return after.status();
  std::vector<StoreReader::SelectedArticle> selected;
  Query row(connection, selection.ids.empty() ? sql::kSelectArticles : sql::kSelectArticlesById,
            after->order, after->id, selection.ingested_until, SizeOf(page),
            NullIfEmpty(selection.outlet), selection.published.begin, selection.published.end,
            NullIfEmpty(selection.not_rules_version), JsonArrayOrNull(selection.ids));
  while (row.Next()) {
    selected.push_back(
        {row.Text(0), EncodePosition(kListing, PagePosition{row.Int(1), row.Text(0), -1})});
  }
  if (!row.status().ok()) return row.status();
  return selected;
}

absl::StatusOr<int64_t> CountSelectedArticles(Connection& connection,
                                              const ArticleSelection& selection,
                                              absl::string_view after) {
  const auto start = DecodePosition(kListing, after);
  if (!start.ok()) return start.status();
  Query row(connection, selection.ids.empty() ? sql::kCountArticles : sql::kCountArticlesById,
            start->order, start->id, selection.ingested_until, std::optional<int64_t>(),
            NullIfEmpty(selection.outlet), selection.published.begin, selection.published.end,
            NullIfEmpty(selection.not_rules_version), JsonArrayOrNull(selection.ids));
  if (row.Next()) return row.Int(0);
  return row.status();
}

}  // namespace isnad::store::sql
