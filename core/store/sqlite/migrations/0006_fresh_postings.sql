-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- The newest rows of the three indexes that an article writes to most, some 300
-- rows under words that lie anywhere. Written straight into a large index, each
-- would change a page of its own; gathered here first, they are moved there in
-- the order of the index, many to a page (core/store/sqlite/fresh_postings.h).
-- A row stands in one of the two tables; readers look into both.

CREATE TABLE fresh_statement_postings (
  term TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (term, recency, article_id, position)
) WITHOUT ROWID, STRICT;

CREATE TABLE fresh_claim_postings (
  term TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  claim_id TEXT NOT NULL,
  PRIMARY KEY (term, recency, article_id, ordinal)
) WITHOUT ROWID, STRICT;

CREATE TABLE fresh_mention_keys (
  mention_key TEXT NOT NULL,
  recency INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (mention_key, recency, article_id, ordinal)
) WITHOUT ROWID, STRICT;
