// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"
#include "core/store/sql/article_sql.h"

// Every statement of the rows and questions, all values bound. A listing has one
// statement per index that can lead it (Kind::kListing below: sql_test.cc
// checks their plans); filters that do not lead are the same conditions in each
// of them, "(?n IS NULL OR …)" on the row that the leading index found. So
// nothing is glued together at run time, and no filter turns an index off.
//
// What is between the comments of ISNAD_FRESH is for engines with tables of fresh
// rows (posting_sql.h); others leave it out. Whatever else an engine words
// differently, it translates (core/store/postgres/dialect.h).
//
// Listings share the parameters ?1 (and ?2, ?3): the position after which the
// page starts; see listing.h.
namespace isnad::store::sql {

#define ISNAD_FRESH(text) "/*fresh*/" text "/*end*/"
// Ends an INSERT of rows that belong to one article, whose earlier ones are gone:
// a row is there already only where it was put twice in a row, so that an engine
// may leave out repeats instead of looking for each row.
#define ISNAD_OWN_ROWS " ON CONFLICT DO NOTHING /*own*/"

// ---- Statements

#define ISNAD_STATEMENT_COLUMNS "SELECT s.record, s.recency, s.article_id, s.position, s.outlet"
inline constexpr absl::string_view kGetStatement =
    ISNAD_STATEMENT_COLUMNS " FROM statements s WHERE s.statement_id = ?1";
inline constexpr absl::string_view kHasStatement =
    "SELECT 1 FROM statements WHERE statement_id = ?1";

// ?1 recency, ?2 article, ?3 position, ?4 last recency, ?5 limit, ?6 article,
// ?7 speaker, ?8 about, ?9 act, ?10 kind, ?11 words (JSON array), ?12 claim,
// ?13 outlet, ?14 endorsement.
#define ISNAD_STATEMENT_HAS(table)                      \
  "EXISTS (SELECT 1 FROM " table                        \
  " p WHERE p.term = w.value AND p.recency = s.recency" \
  " AND p.article_id = s.article_id AND p.position = s.position)"
#define ISNAD_STATEMENT_FILTER \
  " AND (?6 IS NULL OR s.article_id = ?6)"                                                   \
  " AND (?7 IS NULL OR s.speaker_id = ?7)"                                                   \
  " AND (?8 IS NULL OR EXISTS (SELECT 1 FROM statement_actors a WHERE a.actor_id = ?8"       \
  " AND a.recency = s.recency AND a.article_id = s.article_id AND a.position = s.position))" \
  " AND (?9 IS NULL OR s.act = ?9)"                                                          \
  " AND (?10 IS NULL OR s.kind = ?10)"                                                       \
  " AND (?11 IS NULL OR NOT EXISTS (SELECT 1 FROM json_each(?11) w"                          \
  " WHERE NOT " ISNAD_STATEMENT_HAS("statement_postings")                                    \
      ISNAD_FRESH(" AND NOT " ISNAD_STATEMENT_HAS("fresh_statement_postings")) "))"                                                \
  " AND (?12 IS NULL OR EXISTS (SELECT 1 FROM statement_claims k WHERE k.claim_id = ?12"     \
  " AND k.recency = s.recency AND k.article_id = s.article_id AND k.position = s.position))" \
  " AND (?13 IS NULL OR s.outlet = ?13)"                                                     \
  " AND (?14 IS NULL OR s.endorsement = ?14)"
#define ISNAD_STATEMENT_PLACE(t) \
  " (" #t ".recency, " #t ".article_id, " #t ".position) > (?1, ?2, ?3) AND " #t ".recency <= ?4"
#define ISNAD_STATEMENT_PAGE(t) \
  ISNAD_STATEMENT_PLACE(t)      \
  ISNAD_STATEMENT_FILTER " ORDER BY " #t ".recency, " #t ".article_id, " #t ".position LIMIT ?5"
#define ISNAD_STATEMENT_JOIN \
  " d CROSS JOIN statements s ON s.article_id = d.article_id AND s.position = d.position"

inline constexpr absl::string_view kListStatements =
    ISNAD_STATEMENT_COLUMNS " FROM statements s WHERE" ISNAD_STATEMENT_PAGE(s);
inline constexpr absl::string_view kListStatementsOfSpeaker = ISNAD_STATEMENT_COLUMNS
    " FROM statements s WHERE s.speaker_id = ?7 AND" ISNAD_STATEMENT_PAGE(s);
inline constexpr absl::string_view kListStatementsAbout =
    ISNAD_STATEMENT_COLUMNS " FROM statement_actors" ISNAD_STATEMENT_JOIN
                            " WHERE d.actor_id = ?8 AND" ISNAD_STATEMENT_PAGE(d);
// Newer rows and older ones, merged in their order: see posting_sql.h.
#define ISNAD_STATEMENTS_WITH_WORD(table)                                      \
  "SELECT s.record, d.recency, d.article_id, d.position, s.outlet FROM " table \
  ISNAD_STATEMENT_JOIN                                                         \
  " WHERE d.term = json_extract(?11, '$[0]') AND" ISNAD_STATEMENT_PLACE(d) ISNAD_STATEMENT_FILTER
inline constexpr absl::string_view kListStatementsWithWords =
    ISNAD_FRESH(ISNAD_STATEMENTS_WITH_WORD("fresh_statement_postings") " UNION ALL ")
        ISNAD_STATEMENTS_WITH_WORD("statement_postings") " ORDER BY 2, 3, 4 LIMIT ?5";
inline constexpr absl::string_view kListStatementsOfClaim =
    ISNAD_STATEMENT_COLUMNS " FROM statement_claims" ISNAD_STATEMENT_JOIN
                            " WHERE d.claim_id = ?12 AND" ISNAD_STATEMENT_PAGE(d);
inline constexpr absl::string_view kListStatementsOfOutlet =
    ISNAD_STATEMENT_COLUMNS " FROM statements s WHERE s.outlet = ?13 AND" ISNAD_STATEMENT_PAGE(s);
// In text order: ?1 first recency, ?2 the article.
inline constexpr absl::string_view kListStatementsOfArticle = ISNAD_STATEMENT_COLUMNS
    " FROM statements s WHERE s.article_id = ?2 AND s.position > ?3 AND s.recency >= ?1"
    " AND s.recency <= ?4" ISNAD_STATEMENT_FILTER " ORDER BY s.position LIMIT ?5";

// How many rows an index would lead over, up to a bound: the narrowest leads.
inline constexpr absl::string_view kCountStatementsOfSpeaker =
    "SELECT count(*) FROM (SELECT 1 FROM statements WHERE speaker_id = ?1 LIMIT ?2) few";
inline constexpr absl::string_view kCountStatementsAbout =
    "SELECT count(*) FROM (SELECT 1 FROM statement_actors WHERE actor_id = ?1 LIMIT ?2) few";

inline constexpr absl::string_view kCountStatementsOfClaim =
    "SELECT count(*) FROM (SELECT 1 FROM statement_claims WHERE claim_id = ?1 LIMIT ?2) few";
inline constexpr absl::string_view kCountStatementsOfOutlet =
    "SELECT count(*) FROM (SELECT 1 FROM statements WHERE outlet = ?1 LIMIT ?2) few";

inline constexpr absl::string_view kPutStatement =
    "INSERT INTO statements (statement_id, article_id, position, recency, speaker_id, act, kind,"
    " outlet, endorsement, record) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
inline constexpr absl::string_view kPutStatementClaim =
    "INSERT INTO statement_claims (claim_id, recency, article_id, position) VALUES (?1, ?2, ?3, "
    "?4)" ISNAD_OWN_ROWS;
inline constexpr absl::string_view kDeleteStatementClaim =
    "DELETE FROM statement_claims WHERE claim_id = ?1 AND recency = ?2 AND article_id = ?3"
    " AND position = ?4";
inline constexpr absl::string_view kPutStatementActor =
    "INSERT INTO statement_actors (actor_id, recency, article_id, position) VALUES (?1, ?2, ?3, "
    "?4)" ISNAD_OWN_ROWS;
inline constexpr absl::string_view kStatementsOf =
    "SELECT record FROM statements WHERE article_id = ?1 ORDER BY position";
inline constexpr absl::string_view kDeleteStatements =
    "DELETE FROM statements WHERE article_id = ?1";
inline constexpr absl::string_view kDeleteStatementActor =
    "DELETE FROM statement_actors WHERE actor_id = ?1 AND recency = ?2 AND article_id = ?3"
    " AND position = ?4";

// ---- Claims

inline constexpr absl::string_view kGetClaim = "SELECT record FROM claims WHERE claim_id = ?1";
// ?1 ids (JSON array).
inline constexpr absl::string_view kGetClaims =
    "SELECT c.claim_id, c.record FROM json_each(?1) w CROSS JOIN claims c ON c.claim_id = w.value";
// The same; of each mention what its article copies, too.
#define ISNAD_MENTIONS_WITH_ORIGINALS(claims)                     \
  "SELECT m.claim_id, m.ordinal, m.record, s.duplicate_of FROM " claims \
  " CROSS JOIN article_sketches s ON s.article_id = m.article_id"
inline constexpr absl::string_view kMentionsOfClaims = ISNAD_MENTIONS_WITH_ORIGINALS(
    "json_each(?1) w CROSS JOIN claim_mentions m ON m.claim_id = w.value");
inline constexpr absl::string_view kMentionsOfClaim =
    ISNAD_MENTIONS_WITH_ORIGINALS("claim_mentions m") " WHERE m.claim_id = ?1";

// ?1 recency, ?2 id, ?3 last recency, ?4 limit, ?5 actor, ?6 holder, ?7 event,
// ?8 and ?9 mentioned in [?8, ?9), ?10 article, ?11 outlet, ?12 whether several
// origins, ?13 role of the holder.
#define ISNAD_CLAIM_FILTER                                                                   \
  " AND (?5 IS NULL OR EXISTS (SELECT 1 FROM claim_actors a WHERE a.claim_id = c.claim_id"   \
  " AND a.role = 1 AND a.actor_id = ?5))"                                                    \
  " AND (?6 IS NULL OR EXISTS (SELECT 1 FROM claim_actors a WHERE a.claim_id = c.claim_id"   \
  " AND a.role = ?13 AND a.actor_id = ?6))"                                                  \
  " AND (?7 IS NULL OR c.event = ?7)"                                                        \
  " AND (?8 IS NULL OR EXISTS (SELECT 1 FROM claim_mentions m WHERE m.claim_id = c.claim_id" \
  " AND m.publish_time >= ?8 AND m.publish_time < ?9))"                                      \
  " AND (?10 IS NULL OR EXISTS (SELECT 1 FROM claim_mentions m WHERE m.article_id = ?10"     \
  " AND m.claim_id = c.claim_id))"                                                           \
  " AND (?11 IS NULL OR EXISTS (SELECT 1 FROM claim_outlets o WHERE o.claim_id = c.claim_id" \
  " AND o.outlet = ?11))"                                                                    \
  " AND (?12 IS NULL OR c.is_shared = ?12)"
#define ISNAD_CLAIM_RANGE(t) \
  " (" #t ".recency, " #t ".claim_id) > (?1, ?2) AND " #t ".recency <= ?3" ISNAD_CLAIM_FILTER
#define ISNAD_CLAIM_PAGE(t) \
  ISNAD_CLAIM_RANGE(t) " ORDER BY " #t ".recency, " #t ".claim_id LIMIT ?4"
#define ISNAD_CLAIM_JOIN                                                                          \
  "SELECT c.record, c.recency, c.claim_id FROM claim_actors d CROSS JOIN claims c ON c.claim_id " \
  "= d.claim_id"

inline constexpr absl::string_view kListClaims =
    "SELECT c.record, c.recency, c.claim_id FROM claims c WHERE" ISNAD_CLAIM_PAGE(c);
inline constexpr absl::string_view kListClaimsOfEvent =
    "SELECT c.record, c.recency, c.claim_id FROM claims c WHERE c.event = ?7 AND" ISNAD_CLAIM_PAGE(
        c);
inline constexpr absl::string_view kListClaimsOfActor =
    ISNAD_CLAIM_JOIN " WHERE d.actor_id = ?5 AND d.role = 1 AND" ISNAD_CLAIM_PAGE(d);
inline constexpr absl::string_view kListClaimsOfHolder =
    ISNAD_CLAIM_JOIN " WHERE d.actor_id = ?6 AND d.role = ?13 AND" ISNAD_CLAIM_PAGE(d);
inline constexpr absl::string_view kListClaimsOfOutlet =
    "SELECT c.record, c.recency, c.claim_id FROM claim_outlets d CROSS JOIN claims c"
    " ON c.claim_id = d.claim_id WHERE d.outlet = ?11 AND" ISNAD_CLAIM_PAGE(d);
inline constexpr absl::string_view kListSharedClaims =
    "SELECT c.record, c.recency, c.claim_id FROM claims c WHERE c.is_shared = ?12 "
    "AND" ISNAD_CLAIM_PAGE(c);
// An article makes few: they are sorted. By the bare column a server would read all
// claims in order instead.
inline constexpr absl::string_view kListClaimsOfArticle =
    "SELECT c.record, c.recency, c.claim_id FROM"
    " (SELECT DISTINCT claim_id FROM claim_mentions WHERE article_id = ?10) d"
    " CROSS JOIN claims c ON c.claim_id = d.claim_id WHERE" ISNAD_CLAIM_RANGE(
        c) " ORDER BY +c.recency, c.claim_id LIMIT ?4";

// ?1 time, ?2 statement, ?3 ordinal, ?4 limit, ?5 claim.
inline constexpr absl::string_view kListClaimMentions =
    "SELECT record, publish_time, statement_id, ordinal FROM claim_mentions WHERE claim_id = ?5"
    " AND (publish_time, statement_id, ordinal) > (?1, ?2, ?3)"
    " ORDER BY publish_time, statement_id, ordinal LIMIT ?4";
inline constexpr absl::string_view kGetMention =
    "SELECT record FROM claim_mentions WHERE article_id = ?1 AND ordinal = ?2";

// Two of them: is there a second one?
inline constexpr absl::string_view kEarliestMentions =
    "SELECT record FROM claim_mentions WHERE claim_id = ?1"
    " ORDER BY publish_time, statement_id, ordinal LIMIT 2";
// The same of several claims, in no order: ?1 ids (JSON array). For a server.
inline constexpr absl::string_view kEarliestMentionsOfClaims =
    "SELECT w.value, m.publish_time, m.statement_id, m.ordinal, m.record"
    " FROM json_each(?1) w CROSS JOIN LATERAL (SELECT * FROM claim_mentions e"
    " WHERE e.claim_id = w.value ORDER BY e.publish_time, e.statement_id, e.ordinal LIMIT 2) m"
    " ON true";
inline constexpr absl::string_view kLatestMentionTime =
    "SELECT publish_time FROM claim_mentions WHERE claim_id = ?1 ORDER BY publish_time DESC LIMIT "
    "1";
inline constexpr absl::string_view kPutClaim =
    "INSERT INTO claims (claim_id, recency, event, is_shared, record) VALUES (?1, ?2, ?3, ?4, ?5)"
    " ON CONFLICT (claim_id) DO UPDATE SET recency = excluded.recency, event = excluded.event,"
    " is_shared = excluded.is_shared, record = excluded.record";
// Changes no row where the claim is known.
inline constexpr absl::string_view kPutNewClaim =
    "INSERT INTO claims (claim_id, recency, event, is_shared, record) VALUES (?1, ?2, ?3, 0, ?4)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kDeleteClaim = "DELETE FROM claims WHERE claim_id = ?1";
inline constexpr absl::string_view kAddClaimActor =
    "INSERT INTO claim_actors (claim_id, role, actor_id, mention_count, recency)"
    " VALUES (?1, ?2, ?3, 1, ?4)"
    " ON CONFLICT (claim_id, role, actor_id) DO UPDATE SET mention_count = "
    "claim_actors.mention_count + 1";
inline constexpr absl::string_view kDropClaimActor =
    "UPDATE claim_actors SET mention_count = mention_count - 1"
    " WHERE claim_id = ?1 AND role = ?2 AND actor_id = ?3";
inline constexpr absl::string_view kDeleteUnusedClaimActor =
    "DELETE FROM claim_actors WHERE claim_id = ?1 AND role = ?2 AND actor_id = ?3"
    " AND mention_count <= 0";
inline constexpr absl::string_view kUpdateClaimActors =
    "UPDATE claim_actors SET recency = ?2 WHERE claim_id = ?1 AND recency <> ?2";
inline constexpr absl::string_view kParticipantsOfClaim =
    "SELECT actor_id FROM claim_actors WHERE claim_id = ?1 AND role = 1";
inline constexpr absl::string_view kPutMention =
    "INSERT INTO claim_mentions (article_id, ordinal, claim_id, statement_id, publish_time, record)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
inline constexpr absl::string_view kMentionsOf =
    "SELECT record FROM claim_mentions WHERE article_id = ?1 ORDER BY ordinal";
inline constexpr absl::string_view kDeleteMentions =
    "DELETE FROM claim_mentions WHERE article_id = ?1";

// ---- Actors and designations

inline constexpr absl::string_view kGetActor =
    "SELECT record, mention_count FROM actors WHERE actor_id = ?1";
inline constexpr absl::string_view kCountNamesWithWord =
    "SELECT count(*) FROM (SELECT 1 FROM actor_name_words WHERE word = ?1 LIMIT ?2) few";
inline constexpr absl::string_view kFindNames =
    "SELECT actor_id, name, folded FROM actor_name_words WHERE word = ?1";

inline constexpr absl::string_view kPutArticleActor =
    "INSERT INTO article_actors (article_id, actor_id, record) VALUES (?1, ?2, ?3)";
inline constexpr absl::string_view kArticleActorsOf =
    "SELECT record FROM article_actors WHERE article_id = ?1 ORDER BY actor_id";
inline constexpr absl::string_view kDeleteArticleActors =
    "DELETE FROM article_actors WHERE article_id = ?1";
// Changes no row where no article has said so yet.
inline constexpr absl::string_view kCountActorFactAgain =
    "UPDATE actor_facts SET article_count = article_count + ?4"
    " WHERE actor_id = ?1 AND fact = ?2 AND value = ?3";
inline constexpr absl::string_view kPutActorFact =
    "INSERT INTO actor_facts (actor_id, fact, value, article_count) VALUES (?1, ?2, ?3, ?4)";
inline constexpr absl::string_view kCountOrPutActorFact =
    "INSERT INTO actor_facts (actor_id, fact, value, article_count) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (actor_id, fact, value) DO UPDATE SET"
    " article_count = actor_facts.article_count + excluded.article_count";
inline constexpr absl::string_view kDropActorFact =
    "UPDATE actor_facts SET article_count = article_count - 1"
    " WHERE actor_id = ?1 AND fact = ?2 AND value = ?3";
inline constexpr absl::string_view kDeleteUnusedActorFact =
    "DELETE FROM actor_facts WHERE actor_id = ?1 AND fact = ?2 AND value = ?3"
    " AND article_count <= 0";
inline constexpr absl::string_view kFactsOfActor =
    "SELECT fact, value, article_count FROM actor_facts WHERE actor_id = ?1 ORDER BY fact, value";
// The same of several actors at once, in no order: ?1 ids (JSON array). For a
// server.
inline constexpr absl::string_view kGetActorRows =
    "SELECT a.actor_id, a.article_count, a.record FROM json_each(?1) w"
    " CROSS JOIN actors a ON a.actor_id = w.value";
inline constexpr absl::string_view kFactsOfActors =
    "SELECT a.actor_id, a.fact, a.value, a.article_count FROM json_each(?1) w"
    " CROSS JOIN actor_facts a ON a.actor_id = w.value";
inline constexpr absl::string_view kNamesOfActors =
    "SELECT a.actor_id, a.name, a.folded FROM json_each(?1) w"
    " CROSS JOIN actor_names a ON a.actor_id = w.value";
// Changes no row where the actor does not have the name yet.
inline constexpr absl::string_view kCountActorNameAgain =
    "UPDATE actor_names SET article_count = article_count + ?4"
    " WHERE actor_id = ?1 AND name = ?2 AND folded = ?3";
inline constexpr absl::string_view kPutActorName =
    "INSERT INTO actor_names (actor_id, name, folded, article_count) VALUES (?1, ?2, ?3, ?4)";
inline constexpr absl::string_view kCountOrPutActorName =
    "INSERT INTO actor_names (actor_id, name, folded, article_count) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (actor_id, name, folded) DO UPDATE SET"
    " article_count = actor_names.article_count + excluded.article_count";
inline constexpr absl::string_view kDropActorName =
    "UPDATE actor_names SET article_count = article_count - 1"
    " WHERE actor_id = ?1 AND name = ?2 AND folded = ?3";
inline constexpr absl::string_view kCountActorName =
    "SELECT article_count FROM actor_names WHERE actor_id = ?1 AND name = ?2 AND folded = ?3";
inline constexpr absl::string_view kDeleteUnusedActorName =
    "DELETE FROM actor_names WHERE actor_id = ?1 AND name = ?2 AND folded = ?3"
    " AND article_count <= 0";
inline constexpr absl::string_view kPutNameWord =
    "INSERT INTO actor_name_words (word, actor_id, name, folded) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kDeleteNameWord =
    "DELETE FROM actor_name_words WHERE word = ?1 AND actor_id = ?2 AND name = ?3 AND folded = ?4";
inline constexpr absl::string_view kAddToActor =
    "INSERT INTO actors (actor_id, kind, mention_count, article_count, record)"
    " VALUES (?1, 0, ?2, ?3, ?4) ON CONFLICT (actor_id) DO UPDATE SET"
    " mention_count = actors.mention_count + excluded.mention_count,"
    " article_count = actors.article_count + excluded.article_count";
inline constexpr absl::string_view kGetActorRow =
    "SELECT article_count, record FROM actors WHERE actor_id = ?1";
inline constexpr absl::string_view kUpdateActor =
    "UPDATE actors SET kind = ?2, origin = ?3, wikidata_id = ?4, record = ?5 WHERE actor_id = ?1";
inline constexpr absl::string_view kDeleteActor = "DELETE FROM actors WHERE actor_id = ?1";

inline constexpr absl::string_view kDesignationCounts =
    "SELECT outlet, title, designation_count FROM designation_counts WHERE actor_id = ?1"
    " ORDER BY outlet, title";
inline constexpr absl::string_view kCountDesignationIn =
    "SELECT count(*) FROM designations WHERE actor_id = ?1 AND outlet = ?2 AND title = ?3"
    " AND recency >= ?4 AND recency <= ?5";
inline constexpr absl::string_view kDesignationExample =
    "SELECT article_id, field, begin_byte, end_byte FROM designations"
    " WHERE actor_id = ?1 AND outlet = ?2 AND title = ?3 AND recency >= ?4 AND recency <= ?5"
    " ORDER BY recency, article_id, ordinal LIMIT 1";
inline constexpr absl::string_view kPutDesignation =
    "INSERT INTO designations (article_id, ordinal, actor_id, outlet, title, recency, field,"
    " begin_byte, end_byte) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
inline constexpr absl::string_view kDesignationsOf =
    "SELECT actor_id, title, field, begin_byte, end_byte FROM designations WHERE article_id = ?1 "
    "ORDER BY ordinal";
inline constexpr absl::string_view kDeleteDesignations =
    "DELETE FROM designations WHERE article_id = ?1";
inline constexpr absl::string_view kAddDesignation =
    "INSERT INTO designation_counts (actor_id, outlet, title, designation_count)"
    " VALUES (?1, ?2, ?3, 1) ON CONFLICT (actor_id, outlet, title)"
    " DO UPDATE SET designation_count = designation_counts.designation_count + 1";
inline constexpr absl::string_view kDropDesignation =
    "UPDATE designation_counts SET designation_count = designation_count - 1"
    " WHERE actor_id = ?1 AND outlet = ?2 AND title = ?3";
inline constexpr absl::string_view kDeleteUnusedDesignation =
    "DELETE FROM designation_counts WHERE actor_id = ?1 AND outlet = ?2 AND title = ?3"
    " AND designation_count <= 0";

// ---- Requests, counts

inline constexpr absl::string_view kFindRequest =
    "SELECT request_id, request_fingerprint, resource_id, disposition, revision, request_time"
    " FROM requests WHERE request_id = ?1";
inline constexpr absl::string_view kPutRequest =
    "INSERT INTO requests (request_id, request_fingerprint, resource_id, disposition, revision,"
    " request_time) VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (request_id) DO UPDATE SET"
    " request_fingerprint = excluded.request_fingerprint, resource_id = excluded.resource_id,"
    " disposition = excluded.disposition, revision = excluded.revision,"
    " request_time = excluded.request_time";
// A few at a time: more than one put adds, so that the table shrinks.
inline constexpr absl::string_view kPruneRequests =
    "DELETE FROM requests WHERE request_id IN (SELECT request_id FROM requests"
    " WHERE request_time < ?1 ORDER BY request_time, request_id LIMIT 4)";

inline constexpr absl::string_view kCounts =
    "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM actors),"
    " (SELECT count(*) FROM statements), (SELECT count(*) FROM claims),"
    " (SELECT count(*) FROM contradictions)";

}  // namespace isnad::store::sql
