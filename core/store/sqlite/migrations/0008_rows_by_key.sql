-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- Rows that are short, written often and found by their key stand in the order of
-- it: one tree to descend and one page to write where there were two.

CREATE TABLE claims_by_key (
  claim_id TEXT NOT NULL PRIMARY KEY,
  recency INTEGER NOT NULL,
  event INTEGER NOT NULL,
  record BLOB NOT NULL,
  is_shared INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID, STRICT;
INSERT INTO claims_by_key
  SELECT claim_id, recency, event, record, is_shared FROM claims ORDER BY claim_id;
DROP TABLE claims;
ALTER TABLE claims_by_key RENAME TO claims;
CREATE INDEX claims_by_time ON claims (recency, claim_id);
CREATE INDEX claims_by_event ON claims (event, recency, claim_id);
CREATE INDEX claims_by_shared ON claims (is_shared, recency, claim_id);

CREATE TABLE claim_mentions_by_key (
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  publish_time INTEGER NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID, STRICT;
INSERT INTO claim_mentions_by_key
  SELECT article_id, ordinal, claim_id, statement_id, publish_time, record FROM claim_mentions
  ORDER BY article_id, ordinal;
DROP TABLE claim_mentions;
ALTER TABLE claim_mentions_by_key RENAME TO claim_mentions;
CREATE INDEX claim_mentions_by_claim
  ON claim_mentions (claim_id, publish_time, statement_id, ordinal);

CREATE TABLE actors_by_key (
  actor_id TEXT NOT NULL PRIMARY KEY,
  kind INTEGER NOT NULL,
  mention_count INTEGER NOT NULL,
  article_count INTEGER NOT NULL,
  record BLOB NOT NULL,
  origin INTEGER NOT NULL DEFAULT 0,
  wikidata_id TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID, STRICT;
INSERT INTO actors_by_key
  SELECT actor_id, kind, mention_count, article_count, record, origin, wikidata_id FROM actors
  ORDER BY actor_id;
DROP TABLE actors;
ALTER TABLE actors_by_key RENAME TO actors;
CREATE INDEX actors_by_kind ON actors (kind, actor_id);
CREATE INDEX actors_by_origin ON actors (origin, actor_id);
CREATE INDEX actors_by_wikidata ON actors (wikidata_id, actor_id);

-- Mentions are filed under keys of another form (core/analysis/contradictions/
-- conflict_keys.h), which the analysis makes: every article waits for it.
INSERT INTO reanalysis_queue SELECT article_id FROM articles WHERE true ON CONFLICT DO NOTHING;
