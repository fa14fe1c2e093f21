-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- Times are microseconds since the Unix epoch. `recency` is such a time
-- negated: ascending order is newest first, ties go by id in ascending order
-- too, and one row-value comparison finds the next page. `record` holds the
-- whole value in the format of core/store/codec; beside it stand only the
-- columns that a query looks at.
--
-- Every key starts with an id or a term that spreads evenly, none with a
-- counter; there are no triggers, generated columns or engine-specific
-- indexes, so that a sharded engine takes the same tables.

CREATE TABLE articles (
  article_id TEXT NOT NULL PRIMARY KEY,
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  language_code TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  publish_time INTEGER NOT NULL,
  recency INTEGER NOT NULL,
  ingest_time INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  duplicate_of TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  external_id TEXT NOT NULL,
  rules_version TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_time ON articles (recency, article_id);
CREATE INDEX articles_by_outlet ON articles (outlet, recency, article_id);
CREATE INDEX articles_by_content ON articles (outlet, content_hash, publish_time, article_id);

-- Earlier texts of articles; the current one stands in articles.
CREATE TABLE article_revisions (
  article_id TEXT NOT NULL,
  revision INTEGER NOT NULL,
  outlet TEXT NOT NULL,
  url TEXT NOT NULL,
  language_code TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  publish_time INTEGER NOT NULL,
  ingest_time INTEGER NOT NULL,
  duplicate_of TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  external_id TEXT NOT NULL,
  rules_version TEXT NOT NULL,
  PRIMARY KEY (article_id, revision)
) STRICT;

-- `position` counts the statements of an article in text order.
CREATE TABLE statements (
  statement_id TEXT NOT NULL PRIMARY KEY,
  article_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  recency INTEGER NOT NULL,
  speaker_id TEXT NOT NULL,
  act INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX statements_by_article ON statements (article_id, position);
CREATE INDEX statements_by_time ON statements (recency, article_id, position);
CREATE INDEX statements_by_speaker ON statements (speaker_id, recency, article_id, position);

CREATE TABLE statement_postings (
  term TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (term, recency, article_id, position)
) WITHOUT ROWID, STRICT;

-- Whom a statement is about: agents and patients of its claims.
CREATE TABLE statement_actors (
  actor_id TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (actor_id, recency, article_id, position)
) WITHOUT ROWID, STRICT;

-- Folded over claim_mentions; recency is that of the latest mention.
CREATE TABLE claims (
  claim_id TEXT NOT NULL PRIMARY KEY,
  recency INTEGER NOT NULL,
  event INTEGER NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX claims_by_time ON claims (recency, claim_id);
CREATE INDEX claims_by_event ON claims (event, recency, claim_id);

-- role: 1 agent or patient, 2 holder. recency is the claim's.
CREATE TABLE claim_actors (
  claim_id TEXT NOT NULL,
  role INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  recency INTEGER NOT NULL,
  PRIMARY KEY (claim_id, role, actor_id)
) WITHOUT ROWID, STRICT;
CREATE INDEX claim_actors_by_actor ON claim_actors (actor_id, role, recency, claim_id);

-- `ordinal` counts the mentions of an article as its analysis listed them.
CREATE TABLE claim_mentions (
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  statement_id TEXT NOT NULL,
  publish_time INTEGER NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) STRICT;
CREATE INDEX claim_mentions_by_claim
  ON claim_mentions (claim_id, publish_time, statement_id, ordinal);

-- Where a mention is found as a candidate for contradiction.
CREATE TABLE mention_keys (
  mention_key TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (mention_key, recency, article_id, ordinal)
) WITHOUT ROWID, STRICT;

-- One row per mention rather than per claim: written without reading, so that
-- no common word is a row that every writer waits for.
CREATE TABLE claim_postings (
  term TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  PRIMARY KEY (term, recency, article_id, ordinal)
) WITHOUT ROWID, STRICT;

-- Folded over article_actors; mention_count counts the statements that name the actor.
CREATE TABLE actors (
  actor_id TEXT NOT NULL PRIMARY KEY,
  kind INTEGER NOT NULL,
  mention_count INTEGER NOT NULL,
  article_count INTEGER NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX actors_by_kind ON actors (kind, actor_id);

-- What one article contributed to an actor, so that it can be taken back.
CREATE TABLE article_actors (
  article_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  record BLOB NOT NULL,
  PRIMARY KEY (article_id, actor_id)
) WITHOUT ROWID, STRICT;

-- How many articles give an actor this value. fact: 1 display name, 2 kind,
-- 3 alias, 4 romanized name, 5 Wikidata id.
CREATE TABLE actor_facts (
  actor_id TEXT NOT NULL,
  fact INTEGER NOT NULL,
  value TEXT NOT NULL,
  article_count INTEGER NOT NULL,
  PRIMARY KEY (actor_id, fact, value)
) WITHOUT ROWID, STRICT;

CREATE TABLE actor_names (
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  article_count INTEGER NOT NULL,
  PRIMARY KEY (actor_id, name, folded)
) WITHOUT ROWID, STRICT;

CREATE TABLE actor_name_words (
  word TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  folded TEXT NOT NULL,
  PRIMARY KEY (word, actor_id, name, folded)
) WITHOUT ROWID, STRICT;

CREATE TABLE designations (
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  actor_id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  recency INTEGER NOT NULL,
  field INTEGER NOT NULL,
  begin_byte INTEGER NOT NULL,
  end_byte INTEGER NOT NULL,
  PRIMARY KEY (article_id, ordinal)
) WITHOUT ROWID, STRICT;
CREATE INDEX designations_by_title
  ON designations (actor_id, outlet, title, recency, article_id, ordinal);

CREATE TABLE designation_counts (
  actor_id TEXT NOT NULL,
  outlet TEXT NOT NULL,
  title TEXT NOT NULL,
  designation_count INTEGER NOT NULL,
  PRIMARY KEY (actor_id, outlet, title)
) WITHOUT ROWID, STRICT;

-- recency is that of the evident time; types is a set, bit n for type n.
CREATE TABLE contradictions (
  contradiction_id TEXT NOT NULL PRIMARY KEY,
  recency INTEGER NOT NULL,
  later_publish_time INTEGER NOT NULL,
  types INTEGER NOT NULL,
  scope INTEGER NOT NULL,
  confidence REAL NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX contradictions_by_time ON contradictions (recency, contradiction_id);

CREATE TABLE contradiction_actors (
  actor_id TEXT NOT NULL,
  recency INTEGER NOT NULL,
  contradiction_id TEXT NOT NULL,
  PRIMARY KEY (actor_id, recency, contradiction_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE contradiction_outlets (
  outlet TEXT NOT NULL,
  recency INTEGER NOT NULL,
  contradiction_id TEXT NOT NULL,
  PRIMARY KEY (outlet, recency, contradiction_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE contradiction_articles (
  article_id TEXT NOT NULL,
  contradiction_id TEXT NOT NULL,
  PRIMARY KEY (article_id, contradiction_id)
) WITHOUT ROWID, STRICT;

CREATE TABLE requests (
  request_id TEXT NOT NULL PRIMARY KEY,
  request_fingerprint TEXT NOT NULL,
  article_id TEXT NOT NULL,
  disposition TEXT NOT NULL,
  revision INTEGER NOT NULL,
  request_time INTEGER NOT NULL
) STRICT;
CREATE INDEX requests_by_time ON requests (request_time, request_id);
