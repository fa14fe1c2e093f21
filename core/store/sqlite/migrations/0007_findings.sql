-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- What people decide about contradictions, what other systems find in
-- articles, and what listings can be narrowed by besides. The columns and
-- tables that repeat what a record holds are filled by the program when it
-- opens the store (core/store/sqlite/finding_index.h).

-- Decisions that a contradiction is none. They stand apart from articles and
-- outlive them. article_a is not after article_b.
CREATE TABLE dismissals (
  dismissal_id TEXT NOT NULL PRIMARY KEY,
  article_a TEXT NOT NULL,
  article_b TEXT NOT NULL,
  dismiss_time INTEGER NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX dismissals_by_articles
  ON dismissals (article_a, article_b, dismiss_time, dismissal_id);

-- The dismissal that covers a contradiction; empty where it stands.
ALTER TABLE contradictions ADD COLUMN dismissal_id TEXT NOT NULL DEFAULT '';

CREATE TABLE contradiction_claims (
  claim_id TEXT NOT NULL,
  recency INTEGER NOT NULL,
  contradiction_id TEXT NOT NULL,
  PRIMARY KEY (claim_id, recency, contradiction_id)
) WITHOUT ROWID, STRICT;

-- Statements as another system supplied them for the current revision.
CREATE TABLE imported_statements (
  article_id TEXT NOT NULL,
  source_system TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article_id, source_system)
) WITHOUT ROWID, STRICT;

-- When revision 1 was stored: the order in which articles are analysed again.
ALTER TABLE articles ADD COLUMN first_ingest_time INTEGER NOT NULL DEFAULT 0;
UPDATE articles SET first_ingest_time = coalesce(
  (SELECT r.ingest_time FROM article_revisions r
   WHERE r.article_id = articles.article_id AND r.revision = 1), ingest_time);
-- With all that a selection looks at, so that it reads no text.
CREATE INDEX articles_by_first_ingest
  ON articles (first_ingest_time, article_id, outlet, publish_time, rules_version);

ALTER TABLE statements ADD COLUMN outlet TEXT NOT NULL DEFAULT '';
ALTER TABLE statements ADD COLUMN endorsement INTEGER NOT NULL DEFAULT 0;
CREATE INDEX statements_by_outlet ON statements (outlet, recency, article_id, position);

CREATE TABLE statement_claims (
  claim_id TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (claim_id, recency, article_id, position)
) WITHOUT ROWID, STRICT;

-- claim_actors has three roles more: 3 asserts, 4 denies, 5 doubts the claim.
-- is_shared: mentioned more than once, as what has several origins is.
ALTER TABLE claims ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0;
CREATE INDEX claims_by_shared ON claims (is_shared, recency, claim_id);

CREATE TABLE claim_outlets (
  claim_id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  recency INTEGER NOT NULL,
  PRIMARY KEY (claim_id, outlet)
) WITHOUT ROWID, STRICT;
CREATE INDEX claim_outlets_by_outlet ON claim_outlets (outlet, recency, claim_id);

-- actor_facts holds fact 7: whether the gazetteer or a text gave the name.
ALTER TABLE actors ADD COLUMN origin INTEGER NOT NULL DEFAULT 0;
ALTER TABLE actors ADD COLUMN wikidata_id TEXT NOT NULL DEFAULT '';
CREATE INDEX actors_by_origin ON actors (origin, actor_id);
CREATE INDEX actors_by_wikidata ON actors (wikidata_id, actor_id);
