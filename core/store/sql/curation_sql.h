// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

// The statements of actor curation, and the listings of actors; see sql.h.
namespace isnad::store::sql {

inline constexpr absl::string_view kCurationVersion =
    "SELECT version FROM curation_version WHERE singleton = 1";
inline constexpr absl::string_view kHasCuration =
    "SELECT EXISTS (SELECT 1 FROM curated_actors) OR EXISTS (SELECT 1 FROM merged_actors)";
inline constexpr absl::string_view kRaiseCurationVersion =
    "INSERT INTO curation_version (singleton, version) VALUES (1, 1)"
    " ON CONFLICT (singleton) DO UPDATE SET version = curation_version.version + 1";

// ---- Actors

inline constexpr absl::string_view kGetCuratedActor =
    "SELECT record FROM curated_actors WHERE actor_id = ?1";
inline constexpr absl::string_view kAllCuratedActors =
    "SELECT record FROM curated_actors ORDER BY actor_id";
inline constexpr absl::string_view kPutCuratedActor =
    "INSERT INTO curated_actors (actor_id, record) VALUES (?1, ?2)"
    " ON CONFLICT (actor_id) DO UPDATE SET record = excluded.record";
inline constexpr absl::string_view kPutCuratedName =
    "INSERT INTO curated_actor_names (name_id, actor_id, name) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kDeleteCuratedName =
    "DELETE FROM curated_actor_names WHERE name_id = ?1 AND actor_id = ?2";
inline constexpr absl::string_view kClaimantsOfName =
    "SELECT actor_id, name FROM curated_actor_names WHERE name_id = ?1 ORDER BY actor_id";

// ?1 id, ?2 limit, ?3 kind, ?4 whether merged ones are shown, ?5 origin, ?6
// Wikidata id.
#define ISNAD_ACTOR_PAGE                                                      \
  " AND a.actor_id > ?1 AND (?3 IS NULL OR a.kind = ?3)"                      \
  " AND (?5 IS NULL OR a.origin = ?5) AND (?6 IS NULL OR a.wikidata_id = ?6)" \
  " AND (?4 OR NOT EXISTS (SELECT 1 FROM merged_actors m"                     \
  " WHERE m.actor_id = a.actor_id)) ORDER BY a.actor_id LIMIT ?2"
inline constexpr absl::string_view kListActors =
    "SELECT a.record, a.actor_id FROM actors a WHERE ?3 IS NULL" ISNAD_ACTOR_PAGE;
inline constexpr absl::string_view kListActorsOfKind =
    "SELECT a.record, a.actor_id FROM actors a WHERE a.kind = ?3" ISNAD_ACTOR_PAGE;
inline constexpr absl::string_view kFillActor =
    "UPDATE actors SET origin = ?2, wikidata_id = ?3 WHERE actor_id = ?1";
inline constexpr absl::string_view kListActorsOfOrigin =
    "SELECT a.record, a.actor_id FROM actors a WHERE a.origin = ?5" ISNAD_ACTOR_PAGE;
inline constexpr absl::string_view kListActorsOfWikidata =
    "SELECT a.record, a.actor_id FROM actors a WHERE a.wikidata_id = ?6" ISNAD_ACTOR_PAGE;
inline constexpr absl::string_view kListCuratedActors =
    "SELECT a.record, a.actor_id FROM curated_actors c"
    " CROSS JOIN actors a ON a.actor_id = c.actor_id"
    " WHERE c.actor_id > ?1 AND (?3 IS NULL OR a.kind = ?3) AND ?5 IS NOT NULL"
    " AND (?6 IS NULL OR a.wikidata_id = ?6)"
    " AND (?4 OR NOT EXISTS (SELECT 1 FROM merged_actors m WHERE m.actor_id = c.actor_id))"
    " ORDER BY c.actor_id LIMIT ?2";

// ---- Merges

inline constexpr absl::string_view kGetActorMerge =
    "SELECT record FROM actor_merges WHERE merge_id = ?1";
inline constexpr absl::string_view kPutActorMerge =
    "INSERT INTO actor_merges (merge_id, recency, undone, record) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (merge_id) DO UPDATE SET undone = excluded.undone, record = excluded.record";
inline constexpr absl::string_view kPutMergeMember =
    "INSERT INTO actor_merge_members (actor_id, recency, merge_id) VALUES (?1, ?2, ?3)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kPutMergedActor =
    "INSERT INTO merged_actors (actor_id, target_id, merge_time, merge_id)"
    " VALUES (?1, ?2, ?3, ?4)";
inline constexpr absl::string_view kDeleteMergedActor =
    "DELETE FROM merged_actors WHERE actor_id = ?1 AND merge_id = ?2";
inline constexpr absl::string_view kMergeOfActor =
    "SELECT target_id, merge_id FROM merged_actors WHERE actor_id = ?1";
// Oldest first; a merge of several sources comes once for each.
inline constexpr absl::string_view kMergesIntoActor =
    "SELECT merge_id FROM merged_actors WHERE target_id = ?1 ORDER BY merge_time, merge_id";
inline constexpr absl::string_view kAllStandingMerges =
    "SELECT m.record FROM actor_merges m WHERE m.undone = 0 ORDER BY m.recency DESC, m.merge_id";

// ?1 recency, ?2 merge, ?3 limit, ?4 whether undone ones are shown, ?5 actor.
inline constexpr absl::string_view kListActorMerges =
    "SELECT m.record, m.recency, m.merge_id FROM actor_merges m"
    " WHERE ?5 IS NULL AND (m.recency, m.merge_id) > (?1, ?2) AND (?4 OR m.undone = 0)"
    " ORDER BY m.recency, m.merge_id LIMIT ?3";
inline constexpr absl::string_view kListActorMergesOfActor =
    "SELECT m.record, d.recency, d.merge_id FROM actor_merge_members d"
    " CROSS JOIN actor_merges m ON m.merge_id = d.merge_id"
    " WHERE d.actor_id = ?5 AND (d.recency, d.merge_id) > (?1, ?2) AND (?4 OR m.undone = 0)"
    " ORDER BY d.recency, d.merge_id LIMIT ?3";

// ---- Articles to be analysed again

inline constexpr absl::string_view kQueueArticlesOfActor =
    "INSERT INTO reanalysis_queue (article_id)"
    " SELECT article_id FROM article_actors WHERE actor_id = ?1 ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kQueuedArticles =
    "SELECT article_id FROM reanalysis_queue WHERE article_id > '' ORDER BY article_id LIMIT ?1";
inline constexpr absl::string_view kUnqueueArticle =
    "DELETE FROM reanalysis_queue WHERE article_id = ?1";

}  // namespace isnad::store::sql
