-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- What people decide about actors. It stands apart from what articles
-- contribute; `actors` shows both folded into one record.

-- One row: how often curation has changed, so that an analysis made before a
-- change is seen to be one.
CREATE TABLE curation_version (
  singleton INTEGER NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) STRICT;

-- Actors as curators set them.
CREATE TABLE curated_actors (
  actor_id TEXT NOT NULL PRIMARY KEY,
  record BLOB NOT NULL
) STRICT;

-- The names of curated actors; name_id is the id that an actor of this name
-- has where nobody curated it.
CREATE TABLE curated_actor_names (
  name_id TEXT NOT NULL,
  actor_id TEXT NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (name_id, actor_id)
) WITHOUT ROWID, STRICT;

-- Every merge, also those that were undone.
CREATE TABLE actor_merges (
  merge_id TEXT NOT NULL PRIMARY KEY,
  recency INTEGER NOT NULL,
  undone INTEGER NOT NULL,
  record BLOB NOT NULL
) STRICT;
CREATE INDEX actor_merges_by_time ON actor_merges (recency, merge_id);

-- Who took part in each merge, as target or as source.
CREATE TABLE actor_merge_members (
  actor_id TEXT NOT NULL,
  recency INTEGER NOT NULL,
  merge_id TEXT NOT NULL,
  PRIMARY KEY (actor_id, recency, merge_id)
) WITHOUT ROWID, STRICT;

-- The merges that stand: an actor is merged into one other at most.
CREATE TABLE merged_actors (
  actor_id TEXT NOT NULL PRIMARY KEY,
  target_id TEXT NOT NULL,
  merge_time INTEGER NOT NULL,
  merge_id TEXT NOT NULL
) STRICT;
CREATE INDEX merged_actors_by_target
  ON merged_actors (target_id, merge_time, merge_id, actor_id);

-- Articles to be analysed again, because an actor that they mention changed.
CREATE TABLE reanalysis_queue (
  article_id TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID, STRICT;

CREATE INDEX article_actors_by_actor ON article_actors (actor_id, article_id);

-- Answers are about articles, actors or merges.
ALTER TABLE requests RENAME COLUMN article_id TO resource_id;
