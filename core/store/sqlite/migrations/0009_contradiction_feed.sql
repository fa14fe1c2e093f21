-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- The contradictions in the order in which they are announced to those who watch
-- (core/store/contradiction_feed.h). position: from 1 on; 0 for one that waits for
-- its number; -1 for one that the feed no longer holds, or that was stored before
-- there was a feed. The row stays when the contradiction goes.
CREATE TABLE contradiction_feed (
  contradiction_id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  store_time INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
CREATE INDEX contradiction_feed_by_position
  ON contradiction_feed (position, store_time, contradiction_id);
INSERT INTO contradiction_feed SELECT contradiction_id, -1, 0 FROM contradictions;

-- One row, which whoever gives numbers changes. feed_id tells one store's feed
-- from another's.
CREATE TABLE contradiction_feed_head (
  singleton INTEGER NOT NULL PRIMARY KEY,
  feed_id TEXT NOT NULL,
  oldest_position INTEGER NOT NULL,
  newest_position INTEGER NOT NULL
) STRICT;
INSERT INTO contradiction_feed_head VALUES (1, lower(hex(randomblob(16))), 1, 0);
