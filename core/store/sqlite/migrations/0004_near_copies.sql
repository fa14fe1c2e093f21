-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- What article texts look like (core/text/near_copies.h), one row an article.
-- duplicate_of stands in articles too, written together: here it is read
-- without the text before it. Filled by the program when it opens the store,
-- and anew whenever index_versions says that another version of the sketches
-- filled it; then every article waits to be analysed again.
CREATE TABLE article_sketches (
  article_id TEXT NOT NULL PRIMARY KEY,
  publish_time INTEGER NOT NULL,
  duplicate_of TEXT NOT NULL,
  sketch BLOB NOT NULL
) STRICT;

-- The bands under which a text is filed: hashes of its words.
CREATE TABLE sketch_bands (
  band INTEGER NOT NULL,
  publish_time INTEGER NOT NULL,
  article_id TEXT NOT NULL,
  PRIMARY KEY (band, publish_time, article_id)
) WITHOUT ROWID, STRICT;

CREATE INDEX articles_by_original ON articles (duplicate_of, recency, article_id);
CREATE INDEX articles_by_url ON articles (url, recency, article_id);
CREATE INDEX articles_by_external_id ON articles (external_id, recency, article_id);
