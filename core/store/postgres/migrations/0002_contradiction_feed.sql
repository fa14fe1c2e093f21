-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- The contradictions in the order in which they are announced to those who watch
-- (core/store/contradiction_feed.h). position: from 1 on; 0 for one that waits for
-- its number; -1 for one that the feed no longer holds, or that was stored before
-- there was a feed. The row stays when the contradiction goes.
CREATE TABLE IF NOT EXISTS contradiction_feed (
  contradiction_id TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  position BIGINT NOT NULL,
  store_time BIGINT NOT NULL
);

CREATE INDEX IF NOT EXISTS contradiction_feed_by_position
  ON contradiction_feed (position, store_time, contradiction_id);

INSERT INTO contradiction_feed (contradiction_id, position, store_time)
  SELECT contradiction_id, -1, 0 FROM contradictions
  ON CONFLICT (contradiction_id) DO NOTHING;

-- One row, which whoever gives numbers changes. feed_id tells one store's feed
-- from another's.
CREATE TABLE IF NOT EXISTS contradiction_feed_head (
  singleton BIGINT NOT NULL PRIMARY KEY,
  feed_id TEXT COLLATE "C" NOT NULL,
  oldest_position BIGINT NOT NULL,
  newest_position BIGINT NOT NULL
);

INSERT INTO contradiction_feed_head (singleton, feed_id, oldest_position, newest_position)
  VALUES (1, md5(random()::text || clock_timestamp()::text), 1, 0)
  ON CONFLICT (singleton) DO NOTHING;
