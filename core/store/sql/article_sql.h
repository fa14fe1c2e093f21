// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

// The statements of articles and their revisions; see sql.h.
namespace isnad::store::sql {

#define ISNAD_ARTICLE_COLUMNS                                                        \
  "article_id, outlet, url, language_code, title, body, publish_time, ingest_time, " \
  "revision, duplicate_of, content_hash, external_id, rules_version"
#define ISNAD_STORED_ARTICLE "SELECT " ISNAD_ARTICLE_COLUMNS ", first_ingest_time FROM articles WHERE"

inline constexpr absl::string_view kGetArticle =
    ISNAD_STORED_ARTICLE " article_id = ?1";
inline constexpr absl::string_view kGetArticleRevision =
    "SELECT " ISNAD_ARTICLE_COLUMNS
    " FROM article_revisions WHERE article_id = ?1 AND revision = ?2";
inline constexpr absl::string_view kFindArticleByContent =
    "SELECT " ISNAD_ARTICLE_COLUMNS
    " FROM articles WHERE outlet = ?1 AND content_hash = ?2"
    " ORDER BY publish_time, article_id LIMIT 1";

// ?1 recency, ?2 id, ?3 last recency, ?4 limit, ?5 outlet, ?6 URL, ?7 external
// id, ?8 the article that is copied.
#define ISNAD_ARTICLE_PAGE                                                      \
  " (recency, article_id) > (?1, ?2) AND recency <= ?3"                         \
  " AND (?5 IS NULL OR outlet = ?5) AND (?6 IS NULL OR url = ?6)"               \
  " AND (?7 IS NULL OR external_id = ?7) AND (?8 IS NULL OR duplicate_of = ?8)" \
  " ORDER BY recency, article_id LIMIT ?4"
inline constexpr absl::string_view kListArticles =
    ISNAD_STORED_ARTICLE ISNAD_ARTICLE_PAGE;
inline constexpr absl::string_view kListArticlesWithUrl =
    ISNAD_STORED_ARTICLE " url = ?6 AND" ISNAD_ARTICLE_PAGE;
inline constexpr absl::string_view kListArticlesWithExternalId =
    ISNAD_STORED_ARTICLE " external_id = ?7 AND" ISNAD_ARTICLE_PAGE;
inline constexpr absl::string_view kListCopiesOfArticle =
    ISNAD_STORED_ARTICLE " duplicate_of = ?8 AND" ISNAD_ARTICLE_PAGE;
inline constexpr absl::string_view kListArticlesOfOutlet =
    ISNAD_STORED_ARTICLE " outlet = ?5 AND" ISNAD_ARTICLE_PAGE;

inline constexpr absl::string_view kGetRevision =
    "SELECT revision FROM articles WHERE article_id = ?1";
inline constexpr absl::string_view kKeepRevision =
    "INSERT INTO article_revisions (" ISNAD_ARTICLE_COLUMNS ") SELECT " ISNAD_ARTICLE_COLUMNS
    " FROM articles WHERE article_id = ?1";
inline constexpr absl::string_view kPutArticle =
    "INSERT INTO articles (" ISNAD_ARTICLE_COLUMNS
    ", recency, first_ingest_time)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
inline constexpr absl::string_view kFirstIngestTime =
    "SELECT first_ingest_time FROM articles WHERE article_id = ?1";
inline constexpr absl::string_view kDeleteArticle = "DELETE FROM articles WHERE article_id = ?1";
inline constexpr absl::string_view kDeleteRevisions =
    "DELETE FROM article_revisions WHERE article_id = ?1";

}  // namespace isnad::store::sql
