// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

// The statements of contradictions, of decisions about them, of imported
// statements and of articles to be analysed again; see sql.h.
namespace isnad::store::sql {

inline constexpr absl::string_view kGetContradiction =
    "SELECT record, dismissal_id FROM contradictions WHERE contradiction_id = ?1";

// ?1 recency, ?2 id, ?3 last recency, ?4 limit, ?5 actor, ?6 outlet, ?7 types
// (set), ?8 scope, ?9 least confidence, the later side published in [?10, ?11),
// ?12 article, ?13 claim, ?14 whether dismissed ones are shown.
#define ISNAD_CONTRADICTION_FILTER                                                           \
  " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM contradiction_actors a WHERE a.actor_id = ?5"   \
  " AND a.recency = c.recency AND a.contradiction_id = c.contradiction_id))"                 \
  " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM contradiction_outlets o WHERE o.outlet = ?6"    \
  " AND o.recency = c.recency AND o.contradiction_id = c.contradiction_id))"                 \
  " AND (?7 IS NULL OR c.types & ?7 <> 0)"                                                   \
  " AND (?8 IS NULL OR c.scope = ?8)"                                                        \
  " AND c.confidence >= ?9"                                                                  \
  " AND c.later_publish_time >= ?10 AND c.later_publish_time < ?11"                          \
  " AND (?12 IS NULL OR EXISTS (SELECT 1 FROM contradiction_articles p"                      \
  " WHERE p.article_id = ?12 AND p.contradiction_id = c.contradiction_id))"                  \
  " AND (?13 IS NULL OR EXISTS (SELECT 1 FROM contradiction_claims k WHERE k.claim_id = ?13" \
  " AND k.recency = c.recency AND k.contradiction_id = c.contradiction_id))"                 \
  " AND (?14 OR c.dismissal_id = '')"
#define ISNAD_CONTRADICTION_COLUMNS "SELECT c.record, c.dismissal_id, c.recency, c.contradiction_id"
#define ISNAD_CONTRADICTION_PAGE(t)                                           \
  " (" #t ".recency, " #t ".contradiction_id) > (?1, ?2) AND " #t             \
  ".recency <= ?3" ISNAD_CONTRADICTION_FILTER " ORDER BY " #t ".recency, " #t \
  ".contradiction_id LIMIT ?4"
#define ISNAD_CONTRADICTION_JOIN \
  " d CROSS JOIN contradictions c ON c.contradiction_id = d.contradiction_id"

inline constexpr absl::string_view kListContradictions = ISNAD_CONTRADICTION_COLUMNS
    " FROM contradictions c "
    "WHERE" ISNAD_CONTRADICTION_PAGE(c);
// An article has few: they are sorted, not read in order.
inline constexpr absl::string_view kListContradictionsOfArticle = ISNAD_CONTRADICTION_COLUMNS
    " FROM "
    "contradiction_articles" ISNAD_CONTRADICTION_JOIN
    " WHERE d.article_id = ?12 AND" ISNAD_CONTRADICTION_PAGE(c);
inline constexpr absl::string_view kListContradictionsOfActor = ISNAD_CONTRADICTION_COLUMNS
    " FROM "
    "contradiction_actors" ISNAD_CONTRADICTION_JOIN
    " WHERE d.actor_id = ?5 AND" ISNAD_CONTRADICTION_PAGE(d);
inline constexpr absl::string_view kListContradictionsOfOutlet = ISNAD_CONTRADICTION_COLUMNS
    " FROM "
    "contradiction_outlets" ISNAD_CONTRADICTION_JOIN
    " WHERE d.outlet = ?6 AND" ISNAD_CONTRADICTION_PAGE(d);

inline constexpr absl::string_view kListContradictionsOfClaim =
    ISNAD_CONTRADICTION_COLUMNS " FROM contradiction_claims" ISNAD_CONTRADICTION_JOIN
                                " WHERE d.claim_id = ?13 AND" ISNAD_CONTRADICTION_PAGE(d);

inline constexpr absl::string_view kPutContradiction =
    "INSERT INTO contradictions (contradiction_id, recency, later_publish_time, types, scope,"
    " confidence, dismissal_id, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
inline constexpr absl::string_view kMarkContradiction =
    "UPDATE contradictions SET dismissal_id = ?2 WHERE contradiction_id = ?1";
inline constexpr absl::string_view kPutContradictionActor =
    "INSERT INTO contradiction_actors (actor_id, recency, contradiction_id) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kPutContradictionOutlet =
    "INSERT INTO contradiction_outlets (outlet, recency, contradiction_id) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kPutContradictionClaim =
    "INSERT INTO contradiction_claims (claim_id, recency, contradiction_id) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kDeleteContradictionClaim =
    "DELETE FROM contradiction_claims WHERE claim_id = ?1 AND recency = ?2"
    " AND contradiction_id = ?3";
inline constexpr absl::string_view kPutContradictionArticle =
    "INSERT INTO contradiction_articles (article_id, contradiction_id) VALUES (?1, ?2)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kContradictionsOf =
    "SELECT contradiction_id FROM contradiction_articles WHERE article_id = ?1"
    " ORDER BY contradiction_id";
inline constexpr absl::string_view kDeleteContradiction =
    "DELETE FROM contradictions WHERE contradiction_id = ?1";
inline constexpr absl::string_view kDeleteContradictionActor =
    "DELETE FROM contradiction_actors WHERE actor_id = ?1 AND recency = ?2"
    " AND contradiction_id = ?3";
inline constexpr absl::string_view kDeleteContradictionOutlet =
    "DELETE FROM contradiction_outlets WHERE outlet = ?1 AND recency = ?2"
    " AND contradiction_id = ?3";
inline constexpr absl::string_view kDeleteContradictionArticle =
    "DELETE FROM contradiction_articles WHERE article_id = ?1 AND contradiction_id = ?2";

// ---- Dismissals

inline constexpr absl::string_view kGetDismissal =
    "SELECT record FROM dismissals WHERE dismissal_id = ?1";
inline constexpr absl::string_view kFindDismissals =
    "SELECT record FROM dismissals WHERE article_a = ?1 AND article_b = ?2"
    " ORDER BY dismiss_time, dismissal_id";
inline constexpr absl::string_view kPutDismissal =
    "INSERT INTO dismissals (dismissal_id, article_a, article_b, dismiss_time, record)"
    " VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (dismissal_id) DO UPDATE SET record = "
    "excluded.record";
inline constexpr absl::string_view kDeleteDismissal =
    "DELETE FROM dismissals WHERE dismissal_id = ?1";

// ---- Imported statements

inline constexpr absl::string_view kImportedStatements =
    "SELECT record FROM imported_statements WHERE article_id = ?1 ORDER BY source_system";
inline constexpr absl::string_view kPutImportedStatements =
    "INSERT INTO imported_statements (article_id, source_system, record) VALUES (?1, ?2, ?3)"
    " ON CONFLICT (article_id, source_system) DO UPDATE SET record = excluded.record";
inline constexpr absl::string_view kDeleteImportedOfSystem =
    "DELETE FROM imported_statements WHERE article_id = ?1 AND source_system = ?2";
inline constexpr absl::string_view kDeleteImported =
    "DELETE FROM imported_statements WHERE article_id = ?1";

// ---- Articles to be analysed again. ?1 time, ?2 id, ?3 last time, ?4 limit,
// ?5 outlet, published in [?6, ?7), ?8 version, ?9 ids (JSON array).

#define ISNAD_ARTICLE_SELECTION                                                         \
  " (a.first_ingest_time, a.article_id) > (?1, ?2) AND a.first_ingest_time <= ?3"       \
  " AND (?5 IS NULL OR a.outlet = ?5) AND a.publish_time >= ?6 AND a.publish_time < ?7" \
  " AND (?8 IS NULL OR a.rules_version <> ?8)"
#define ISNAD_ARTICLE_IDS " FROM json_each(?9) w CROSS JOIN articles a ON a.article_id = w.value"
#define ISNAD_INGEST_ORDER " ORDER BY a.first_ingest_time, a.article_id LIMIT ?4"
inline constexpr absl::string_view kSelectArticles =
    "SELECT a.article_id, a.first_ingest_time FROM articles a"
    " WHERE ?9 IS NULL AND" ISNAD_ARTICLE_SELECTION ISNAD_INGEST_ORDER;
// As many as one request names: they are sorted.
inline constexpr absl::string_view kSelectArticlesById =
    "SELECT a.article_id, a.first_ingest_time" ISNAD_ARTICLE_IDS
    " WHERE" ISNAD_ARTICLE_SELECTION ISNAD_INGEST_ORDER;
inline constexpr absl::string_view kCountArticles =
    "SELECT count(*) FROM articles a WHERE ?9 IS NULL AND" ISNAD_ARTICLE_SELECTION;
inline constexpr absl::string_view kCountArticlesById =
    "SELECT count(*)" ISNAD_ARTICLE_IDS " WHERE" ISNAD_ARTICLE_SELECTION;

// ---- What a claim is carried by

inline constexpr absl::string_view kAddClaimOutlet =
    "INSERT INTO claim_outlets (claim_id, outlet, mention_count, recency) VALUES (?1, ?2, 1, ?3)"
    " ON CONFLICT (claim_id, outlet) DO UPDATE SET mention_count = claim_outlets.mention_count + 1";
inline constexpr absl::string_view kDropClaimOutlet =
    "UPDATE claim_outlets SET mention_count = mention_count - 1"
    " WHERE claim_id = ?1 AND outlet = ?2";
inline constexpr absl::string_view kDeleteUnusedClaimOutlet =
    "DELETE FROM claim_outlets WHERE claim_id = ?1 AND outlet = ?2 AND mention_count <= 0";
inline constexpr absl::string_view kUpdateClaimOutlets =
    "UPDATE claim_outlets SET recency = ?2 WHERE claim_id = ?1 AND recency <> ?2";

}  // namespace isnad::store::sql
