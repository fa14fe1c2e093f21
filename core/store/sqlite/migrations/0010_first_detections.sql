-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- When contradictions between two statements were first found that were taken out
-- by a new analysis of one of their articles, and may come again with that of the
-- other.
CREATE TABLE IF NOT EXISTS first_detections (
  statement_a TEXT NOT NULL,
  statement_b TEXT NOT NULL,
  article_a TEXT NOT NULL,
  article_b TEXT NOT NULL,
  detect_time INTEGER NOT NULL,
  PRIMARY KEY (statement_a, statement_b)
) WITHOUT ROWID, STRICT;
CREATE INDEX IF NOT EXISTS first_detections_by_article_a
  ON first_detections (article_a, statement_a, statement_b);
CREATE INDEX IF NOT EXISTS first_detections_by_article_b
  ON first_detections (article_b, statement_a, statement_b);

-- What one process at a time does, and who is at it.
CREATE TABLE IF NOT EXISTS leases (
  lease_name TEXT NOT NULL PRIMARY KEY,
  holder TEXT NOT NULL,
  start_time INTEGER NOT NULL,
  end_time INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
