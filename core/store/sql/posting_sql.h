// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "core/store/sql/sql.h"

// The statements of the indexes by word and by key, each in two tables (see
// core/store/sqlite/fresh_postings.h): rows come into the fresh one, and are sought in both. A
// list over both merges them in their common order; of mentions many keys are
// sought, most in vain, and what is found is sorted anyway. An engine without
// fresh tables (Connection::has_fresh_tables) runs the same statements without
// that half. See sql.h.
namespace isnad::store::sql {

#define ISNAD_BOTH(columns, table, where, order, limit)                             \
  ISNAD_FRESH("SELECT " columns " FROM fresh_" table " WHERE " where " UNION ALL ") \
  "SELECT " columns " FROM " table " WHERE " where " ORDER BY " order " LIMIT " limit

// ---- Statements by word

inline constexpr absl::string_view kCountStatementsWithWord =
    "SELECT " ISNAD_FRESH("(SELECT count(*) FROM (SELECT 1 FROM fresh_statement_postings"
    " WHERE term = ?1 LIMIT ?2) fresh) + ")
    "(SELECT count(*) FROM (SELECT 1 FROM statement_postings WHERE term = ?1 LIMIT ?2) few)";
#define ISNAD_PUT_STATEMENT_POSTING(table) \
  "INSERT INTO " table                     \
  " (term, recency, article_id, position)" \
  " VALUES (?1, ?2, ?3, ?4)" ISNAD_OWN_ROWS
inline constexpr absl::string_view kPutStatementPosting =
    ISNAD_PUT_STATEMENT_POSTING("statement_postings");
inline constexpr absl::string_view kPutFreshStatementPosting =
    ISNAD_PUT_STATEMENT_POSTING("fresh_statement_postings");
#define ISNAD_DELETE_STATEMENT_POSTING(table) \
  "DELETE FROM " table " WHERE term = ?1 AND recency = ?2 AND article_id = ?3 AND position = ?4"
inline constexpr absl::string_view kDeleteStatementPosting =
    ISNAD_DELETE_STATEMENT_POSTING("statement_postings");
inline constexpr absl::string_view kDeleteFreshStatementPosting =
    ISNAD_DELETE_STATEMENT_POSTING("fresh_statement_postings");

// ---- Claims by word: ?1 term, ?2 limit, ?3 first and ?4 last recency.

inline constexpr absl::string_view kFindClaims =
    ISNAD_BOTH("claim_id, recency, article_id, ordinal", "claim_postings",
               "term = ?1 AND recency >= ?3 AND recency <= ?4", "2, 3, 4", "?2");
#define ISNAD_PUT_CLAIM_POSTING(table)              \
  "INSERT INTO " table                              \
  " (term, recency, article_id, ordinal, claim_id)" \
  " VALUES (?1, ?2, ?3, ?4, ?5)" ISNAD_OWN_ROWS
inline constexpr absl::string_view kPutClaimPosting = ISNAD_PUT_CLAIM_POSTING("claim_postings");
inline constexpr absl::string_view kPutFreshClaimPosting =
    ISNAD_PUT_CLAIM_POSTING("fresh_claim_postings");
#define ISNAD_DELETE_CLAIM_POSTING(table) \
  "DELETE FROM " table " WHERE term = ?1 AND recency = ?2 AND article_id = ?3 AND ordinal = ?4"
inline constexpr absl::string_view kDeleteClaimPosting =
    ISNAD_DELETE_CLAIM_POSTING("claim_postings");
inline constexpr absl::string_view kDeleteFreshClaimPosting =
    ISNAD_DELETE_CLAIM_POSTING("fresh_claim_postings");

// ---- Mentions by key: ?1 key, ?2 limit.

#define ISNAD_FIND_MENTIONS(table)                  \
  "SELECT recency, article_id, ordinal FROM " table \
  " WHERE mention_key = ?1"                         \
  " ORDER BY recency, article_id, ordinal LIMIT ?2"
inline constexpr absl::string_view kFindMentions = ISNAD_FIND_MENTIONS("mention_keys");
inline constexpr absl::string_view kFindFreshMentions = ISNAD_FIND_MENTIONS("fresh_mention_keys");
// ?1 keys (JSON array), ?2 limit of each; with the mentions. For a server.
inline constexpr absl::string_view kFindMentionsOfKeys =
    "SELECT m.recency, m.article_id, m.ordinal, c.record FROM json_each(?1) w CROSS JOIN LATERAL"
    " (SELECT recency, article_id, ordinal FROM mention_keys k WHERE k.mention_key = w.value"
    " ORDER BY k.recency, k.article_id, k.ordinal LIMIT ?2) m ON true"
    " LEFT JOIN claim_mentions c ON c.article_id = m.article_id AND c.ordinal = m.ordinal";
#define ISNAD_PUT_MENTION_KEY(table)             \
  "INSERT INTO " table                           \
  " (mention_key, recency, article_id, ordinal)" \
  " VALUES (?1, ?2, ?3, ?4)" ISNAD_OWN_ROWS
inline constexpr absl::string_view kPutMentionKey = ISNAD_PUT_MENTION_KEY("mention_keys");
inline constexpr absl::string_view kPutFreshMentionKey =
    ISNAD_PUT_MENTION_KEY("fresh_mention_keys");
#define ISNAD_DELETE_MENTION_KEY(table) \
  "DELETE FROM " table                  \
  " WHERE mention_key = ?1 AND recency = ?2 AND article_id = ?3 AND ordinal = ?4"
inline constexpr absl::string_view kDeleteMentionKey = ISNAD_DELETE_MENTION_KEY("mention_keys");
inline constexpr absl::string_view kDeleteFreshMentionKey =
    ISNAD_DELETE_MENTION_KEY("fresh_mention_keys");

}  // namespace isnad::store::sql
