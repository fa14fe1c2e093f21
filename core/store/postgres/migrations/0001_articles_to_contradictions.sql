-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- The tables of core/store/sqlite/migrations, where each is explained, as an
-- engine takes them that speaks PostgreSQL's protocol: rows written lately do
-- not gather in tables of their own. Times are microseconds since the epoch;
-- `recency` is one negated.
--
-- Every primary key begins with what its rows are spread by over the machines
-- of a sharded engine: an id, a word or a hash, never a counter or a time. No
-- triggers, no foreign keys, no generated columns, no indexes of one engine
-- alone. One statement a step, each harmless where it has run before. Text is
-- ordered by its bytes, as everywhere in Isnad. Tables whose rows are counted up
-- leave room in their pages, so that a row stays in its page (an engine without
-- pages ignores that).

CREATE TABLE IF NOT EXISTS articles (
  article_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  outlet TEXT COLLATE "C" NOT NULL,
  url TEXT COLLATE "C" NOT NULL,
  language_code TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  publish_time BIGINT NOT NULL,
  recency BIGINT NOT NULL,
  ingest_time BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  duplicate_of TEXT COLLATE "C" NOT NULL,
  content_hash TEXT COLLATE "C" NOT NULL,
  external_id TEXT COLLATE "C" NOT NULL,
  rules_version TEXT COLLATE "C" NOT NULL,
  first_ingest_time BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX IF NOT EXISTS articles_by_time ON articles (recency, article_id);

CREATE INDEX IF NOT EXISTS articles_by_outlet ON articles (outlet, recency, article_id);

CREATE INDEX IF NOT EXISTS articles_by_content ON articles (outlet, content_hash, publish_time, article_id);

CREATE TABLE IF NOT EXISTS article_revisions (
  article_id TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  outlet TEXT COLLATE "C" NOT NULL,
  url TEXT COLLATE "C" NOT NULL,
  language_code TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  body TEXT COLLATE "C" NOT NULL,
  publish_time BIGINT NOT NULL,
  ingest_time BIGINT NOT NULL,
  duplicate_of TEXT COLLATE "C" NOT NULL,
  content_hash TEXT COLLATE "C" NOT NULL,
  external_id TEXT COLLATE "C" NOT NULL,
  rules_version TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (article_id, revision)
);

CREATE TABLE IF NOT EXISTS statements (
  statement_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  article_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  recency BIGINT NOT NULL,
  speaker_id TEXT COLLATE "C" NOT NULL,
  act BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  record BYTEA NOT NULL,
  outlet TEXT COLLATE "C" NOT NULL DEFAULT '',
  endorsement BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX IF NOT EXISTS statements_by_article ON statements (article_id, position);

CREATE INDEX IF NOT EXISTS statements_by_time ON statements (recency, article_id, position);

CREATE INDEX IF NOT EXISTS statements_by_speaker ON statements (speaker_id, recency, article_id, position);

CREATE TABLE IF NOT EXISTS statement_postings (
  term TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (term, recency, article_id, position)
);

CREATE TABLE IF NOT EXISTS statement_actors (
  actor_id TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (actor_id, recency, article_id, position)
);

CREATE TABLE IF NOT EXISTS claim_actors (
  claim_id TEXT COLLATE "C" NOT NULL,
  role BIGINT NOT NULL,
  actor_id TEXT COLLATE "C" NOT NULL,
  mention_count BIGINT NOT NULL,
  recency BIGINT NOT NULL,
  PRIMARY KEY (claim_id, role, actor_id)
) WITH (fillfactor = 70);

CREATE INDEX IF NOT EXISTS claim_actors_by_actor ON claim_actors (actor_id, role, recency, claim_id);

CREATE TABLE IF NOT EXISTS mention_keys (
  mention_key TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  ordinal BIGINT NOT NULL,
  PRIMARY KEY (mention_key, recency, article_id, ordinal)
);

CREATE TABLE IF NOT EXISTS claim_postings (
  term TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  ordinal BIGINT NOT NULL,
  claim_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (term, recency, article_id, ordinal)
);

CREATE TABLE IF NOT EXISTS article_actors (
  article_id TEXT COLLATE "C" NOT NULL,
  actor_id TEXT COLLATE "C" NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (article_id, actor_id)
);

CREATE TABLE IF NOT EXISTS actor_facts (
  actor_id TEXT COLLATE "C" NOT NULL,
  fact BIGINT NOT NULL,
  value TEXT COLLATE "C" NOT NULL,
  article_count BIGINT NOT NULL,
  PRIMARY KEY (actor_id, fact, value)
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS actor_names (
  actor_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  article_count BIGINT NOT NULL,
  PRIMARY KEY (actor_id, name, folded)
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS actor_name_words (
  word TEXT COLLATE "C" NOT NULL,
  actor_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  folded TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (word, actor_id, name, folded)
);

CREATE TABLE IF NOT EXISTS designations (
  article_id TEXT COLLATE "C" NOT NULL,
  ordinal BIGINT NOT NULL,
  actor_id TEXT COLLATE "C" NOT NULL,
  outlet TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  field BIGINT NOT NULL,
  begin_byte BIGINT NOT NULL,
  end_byte BIGINT NOT NULL,
  PRIMARY KEY (article_id, ordinal)
);

CREATE INDEX IF NOT EXISTS designations_by_title
  ON designations (actor_id, outlet, title, recency, article_id, ordinal);

CREATE TABLE IF NOT EXISTS designation_counts (
  actor_id TEXT COLLATE "C" NOT NULL,
  outlet TEXT COLLATE "C" NOT NULL,
  title TEXT COLLATE "C" NOT NULL,
  designation_count BIGINT NOT NULL,
  PRIMARY KEY (actor_id, outlet, title)
) WITH (fillfactor = 70);

CREATE TABLE IF NOT EXISTS contradictions (
  contradiction_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  recency BIGINT NOT NULL,
  later_publish_time BIGINT NOT NULL,
  types BIGINT NOT NULL,
  scope BIGINT NOT NULL,
  confidence DOUBLE PRECISION NOT NULL,
  record BYTEA NOT NULL,
  dismissal_id TEXT COLLATE "C" NOT NULL DEFAULT ''
);

CREATE INDEX IF NOT EXISTS contradictions_by_time ON contradictions (recency, contradiction_id);

CREATE TABLE IF NOT EXISTS contradiction_actors (
  actor_id TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  contradiction_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (actor_id, recency, contradiction_id)
);

CREATE TABLE IF NOT EXISTS contradiction_outlets (
  outlet TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  contradiction_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (outlet, recency, contradiction_id)
);

CREATE TABLE IF NOT EXISTS contradiction_articles (
  article_id TEXT COLLATE "C" NOT NULL,
  contradiction_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (article_id, contradiction_id)
);

CREATE TABLE IF NOT EXISTS requests (
  request_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  request_fingerprint TEXT COLLATE "C" NOT NULL,
  resource_id TEXT COLLATE "C" NOT NULL,
  disposition TEXT COLLATE "C" NOT NULL,
  revision BIGINT NOT NULL,
  request_time BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS requests_by_time ON requests (request_time, request_id);

CREATE TABLE IF NOT EXISTS curation_version (
  singleton BIGINT NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS curated_actors (
  actor_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  record BYTEA NOT NULL
);

CREATE TABLE IF NOT EXISTS curated_actor_names (
  name_id TEXT COLLATE "C" NOT NULL,
  actor_id TEXT COLLATE "C" NOT NULL,
  name TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (name_id, actor_id)
);

CREATE TABLE IF NOT EXISTS actor_merges (
  merge_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  recency BIGINT NOT NULL,
  undone BIGINT NOT NULL,
  record BYTEA NOT NULL
);

CREATE INDEX IF NOT EXISTS actor_merges_by_time ON actor_merges (recency, merge_id);

CREATE TABLE IF NOT EXISTS actor_merge_members (
  actor_id TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  merge_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (actor_id, recency, merge_id)
);

CREATE TABLE IF NOT EXISTS merged_actors (
  actor_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  target_id TEXT COLLATE "C" NOT NULL,
  merge_time BIGINT NOT NULL,
  merge_id TEXT COLLATE "C" NOT NULL
);

CREATE INDEX IF NOT EXISTS merged_actors_by_target
  ON merged_actors (target_id, merge_time, merge_id, actor_id);

CREATE TABLE IF NOT EXISTS reanalysis_queue (
  article_id TEXT COLLATE "C" NOT NULL PRIMARY KEY
);

CREATE INDEX IF NOT EXISTS article_actors_by_actor ON article_actors (actor_id, article_id);

CREATE TABLE IF NOT EXISTS name_word_sounds (
  sound TEXT COLLATE "C" NOT NULL,
  word TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (sound, word)
);

CREATE TABLE IF NOT EXISTS index_versions (
  index_name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  version BIGINT NOT NULL
);

CREATE TABLE IF NOT EXISTS article_sketches (
  article_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  publish_time BIGINT NOT NULL,
  duplicate_of TEXT COLLATE "C" NOT NULL,
  sketch BYTEA NOT NULL
);

CREATE TABLE IF NOT EXISTS sketch_bands (
  band BIGINT NOT NULL,
  publish_time BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (band, publish_time, article_id)
);

CREATE INDEX IF NOT EXISTS articles_by_original ON articles (duplicate_of, recency, article_id);

CREATE INDEX IF NOT EXISTS articles_by_url ON articles (url, recency, article_id);

CREATE INDEX IF NOT EXISTS articles_by_external_id ON articles (external_id, recency, article_id);

CREATE TABLE IF NOT EXISTS dismissals (
  dismissal_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  article_a TEXT COLLATE "C" NOT NULL,
  article_b TEXT COLLATE "C" NOT NULL,
  dismiss_time BIGINT NOT NULL,
  record BYTEA NOT NULL
);

CREATE INDEX IF NOT EXISTS dismissals_by_articles
  ON dismissals (article_a, article_b, dismiss_time, dismissal_id);

CREATE TABLE IF NOT EXISTS contradiction_claims (
  claim_id TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  contradiction_id TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (claim_id, recency, contradiction_id)
);

CREATE TABLE IF NOT EXISTS imported_statements (
  article_id TEXT COLLATE "C" NOT NULL,
  source_system TEXT COLLATE "C" NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (article_id, source_system)
);

CREATE INDEX IF NOT EXISTS articles_by_first_ingest
  ON articles (first_ingest_time, article_id, outlet, publish_time, rules_version);

CREATE INDEX IF NOT EXISTS statements_by_outlet ON statements (outlet, recency, article_id, position);

CREATE TABLE IF NOT EXISTS statement_claims (
  claim_id TEXT COLLATE "C" NOT NULL,
  recency BIGINT NOT NULL,
  article_id TEXT COLLATE "C" NOT NULL,
  position BIGINT NOT NULL,
  PRIMARY KEY (claim_id, recency, article_id, position)
);

CREATE TABLE IF NOT EXISTS claim_outlets (
  claim_id TEXT COLLATE "C" NOT NULL,
  outlet TEXT COLLATE "C" NOT NULL,
  mention_count BIGINT NOT NULL,
  recency BIGINT NOT NULL,
  PRIMARY KEY (claim_id, outlet)
) WITH (fillfactor = 70);

CREATE INDEX IF NOT EXISTS claim_outlets_by_outlet ON claim_outlets (outlet, recency, claim_id);

CREATE TABLE IF NOT EXISTS claims (
  claim_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  recency BIGINT NOT NULL,
  event BIGINT NOT NULL,
  record BYTEA NOT NULL,
  is_shared BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 70);

CREATE INDEX IF NOT EXISTS claims_by_time ON claims (recency, claim_id);

CREATE INDEX IF NOT EXISTS claims_by_event ON claims (event, recency, claim_id);

CREATE INDEX IF NOT EXISTS claims_by_shared ON claims (is_shared, recency, claim_id);

CREATE TABLE IF NOT EXISTS claim_mentions (
  article_id TEXT COLLATE "C" NOT NULL,
  ordinal BIGINT NOT NULL,
  claim_id TEXT COLLATE "C" NOT NULL,
  statement_id TEXT COLLATE "C" NOT NULL,
  publish_time BIGINT NOT NULL,
  record BYTEA NOT NULL,
  PRIMARY KEY (article_id, ordinal)
);

CREATE INDEX IF NOT EXISTS claim_mentions_by_claim
  ON claim_mentions (claim_id, publish_time, statement_id, ordinal);

CREATE TABLE IF NOT EXISTS actors (
  actor_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  kind BIGINT NOT NULL,
  mention_count BIGINT NOT NULL,
  article_count BIGINT NOT NULL,
  record BYTEA NOT NULL,
  origin BIGINT NOT NULL DEFAULT 0,
  wikidata_id TEXT COLLATE "C" NOT NULL DEFAULT ''
) WITH (fillfactor = 70);

CREATE INDEX IF NOT EXISTS actors_by_kind ON actors (kind, actor_id);

CREATE INDEX IF NOT EXISTS actors_by_origin ON actors (origin, actor_id);

CREATE INDEX IF NOT EXISTS actors_by_wikidata ON actors (wikidata_id, actor_id);

-- Without rows: writers that keep others out for the length of a transaction
-- lock it, where the engine locks tables.
CREATE TABLE IF NOT EXISTS writer_gate (
  singleton BIGINT NOT NULL PRIMARY KEY
);

-- Transactions that have committed: what a writer asks for when the connection
-- broke while it committed. Gone after an hour.
CREATE TABLE IF NOT EXISTS commit_markers (
  marker_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  commit_time BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS commit_markers_by_time ON commit_markers (commit_time, marker_id);
