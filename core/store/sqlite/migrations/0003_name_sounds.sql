-- Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
--
-- The words of actor_name_words under how they sound (core/text/name_sounds.h),
-- so that a Latin or another Arabic spelling of a name finds them. By word, not
-- by actor: whoever bears a name stands in actor_name_words alone. Filled by the
-- program when it opens the store, and anew whenever index_versions says that
-- another version of the sounds filled it.
--
-- Besides, actor_facts holds fact 6: the state that a capital or seat stands for.
CREATE TABLE name_word_sounds (
  sound TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (sound, word)
) WITHOUT ROWID, STRICT;

CREATE TABLE index_versions (
  index_name TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL
) WITHOUT ROWID, STRICT;
