// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

// The statements of migrations/0003_name_sounds.sql, beside those of sql.h.
namespace isnad::store::sql {

inline constexpr absl::string_view kFindSomeNames =
    "SELECT actor_id, name, folded FROM actor_name_words WHERE word = ?1 LIMIT ?2";
inline constexpr absl::string_view kFindWordsBySound =
    "SELECT word FROM name_word_sounds WHERE sound = ?1 ORDER BY word LIMIT ?2";
inline constexpr absl::string_view kPutWordSound =
    "INSERT INTO name_word_sounds (sound, word) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
inline constexpr absl::string_view kDeleteWordSound =
    "DELETE FROM name_word_sounds WHERE sound = ?1 AND word = ?2";
inline constexpr absl::string_view kClearWordSounds = "DELETE FROM name_word_sounds";
inline constexpr absl::string_view kNameWordsAfter =
    "SELECT DISTINCT word FROM actor_name_words WHERE word > ?1 ORDER BY word LIMIT ?2";
inline constexpr absl::string_view kGetIndexVersion =
    "SELECT version FROM index_versions WHERE index_name = ?1";
inline constexpr absl::string_view kPutIndexVersion =
    "INSERT INTO index_versions (index_name, version) VALUES (?1, ?2)"
    " ON CONFLICT (index_name) DO UPDATE SET version = excluded.version";

}  // namespace isnad::store::sql
