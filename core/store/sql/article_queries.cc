// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/errors.h"
#include "core/store/sql/listing.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kListing = "articles";

// The columns of ISNAD_ARTICLE_COLUMNS.
model::Article ReadArticle(const Query& row) {
  return {.id = row.Text(0),
          .outlet = row.Text(1),
          .url = row.Text(2),
          .language_code = row.Text(3),
          .title = row.Text(4),
          .body = row.Text(5),
          .publish_time = row.Time(6),
          .ingest_time = row.Time(7),
          .revision = static_cast<int32_t>(row.Int(8)),
          .duplicate_of = row.Text(9),
          .content_hash = row.Text(10),
          .external_id = row.Text(11),
          .rules_version = row.Text(12)};
}

// The columns of ISNAD_STORED_ARTICLE.
StoredArticle ReadStoredArticle(const Query& row) { return {ReadArticle(row), row.Time(13)}; }

// What narrows most leads.
absl::string_view ListingFor(const ArticleFilter& filter) {
  if (!filter.url.empty()) return sql::kListArticlesWithUrl;
  if (!filter.external_id.empty()) return sql::kListArticlesWithExternalId;
  if (!filter.duplicate_of.empty()) return sql::kListCopiesOfArticle;
  if (!filter.outlet.empty()) return sql::kListArticlesOfOutlet;
  return sql::kListArticles;
}

absl::StatusOr<std::optional<model::Article>> ReadAtMostOne(Query& query) {
  if (query.Next()) return ReadArticle(query);
  if (!query.status().ok()) return query.status();
  return std::nullopt;
}

}  // namespace

absl::StatusOr<StoredArticle> GetArticle(Connection& connection, absl::string_view id) {
  Query query(connection, sql::kGetArticle, id);
  if (query.Next()) return ReadStoredArticle(query);
  if (!query.status().ok()) return query.status();
  return NotFound("article", id);
}

absl::StatusOr<model::Article> GetArticleRevision(Connection& connection, absl::string_view id,
                                                  int32_t revision) {
  auto current = GetArticle(connection, id);
  if (!current.ok() || current->revision == revision) return current;
  Query query(connection, sql::kGetArticleRevision, id, revision);
  auto article = ReadAtMostOne(query);
  if (!article.ok()) return article.status();
  if (!article->has_value()) return NotFound("article", absl::StrCat(id, "@", revision));
  return **std::move(article);
}

absl::StatusOr<Page<StoredArticle>> ListArticles(Connection& connection,
                                                 const ArticleFilter& filter,
                                                 const PageRequest& page) {
  const auto after = DecodePosition(kListing, page.after);
  if (!after.ok()) return after.status();
  const PagePosition start = Later(*after, BeforeTime(filter.published.end));
  Query query(connection, ListingFor(filter), start.order, start.id,
              Recency(filter.published.begin), LimitOf(page), NullIfEmpty(filter.outlet),
              NullIfEmpty(filter.url), NullIfEmpty(filter.external_id),
              NullIfEmpty(filter.duplicate_of));
  return ReadPage<StoredArticle>(
      query, kListing, SizeOf(page),
      [](const Query& row) -> absl::StatusOr<StoredArticle> { return ReadStoredArticle(row); },
      [](const Query& row) {
        return PagePosition{Recency(row.Time(6)), row.Text(0), -1};
      });
}

absl::StatusOr<std::optional<model::Article>> FindArticleByContent(Connection& connection,
                                                                   absl::string_view outlet,
                                                                   absl::string_view content_hash) {
  Query query(connection, sql::kFindArticleByContent, outlet, content_hash);
  return ReadAtMostOne(query);
}

}  // namespace isnad::store::sql
