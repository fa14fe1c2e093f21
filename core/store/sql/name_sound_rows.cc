// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/name_sound_rows.h"

#include <string>

#include "core/store/sql/name_sound_sql.h"
#include "core/store/sql/sql.h"
#include "core/text/name_sounds.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kIndex = "name_word_sounds";
// A page of words at a time, so that no statement reads while others write.
constexpr int64_t kPage = 1000;

absl::Status Refill(Connection& connection) {
  Writes writes(connection);
  writes.Run(sql::kClearWordSounds);
  std::string last;
  for (bool more = true; more && writes.ok();) {
    std::vector<std::string> words;
    Query page(connection, sql::kNameWordsAfter, last, kPage);
    while (page.Next()) words.push_back(page.Text(0));
    if (!page.status().ok()) return page.status();
    for (const std::string& word : words) AddWordSounds(writes, word);
    more = !words.empty();
    if (more) last = words.back();
  }
  writes.Run(sql::kPutIndexVersion, kIndex, text::kNameSoundsVersion);
  return writes.status();
}

}  // namespace

void AddWordSounds(Writes& writes, absl::string_view word) {
  for (const std::string& sound : text::WordSounds(word)) {
    writes.Run(sql::kPutWordSound, sound, word);
  }
}

void RemoveUnusedWordSounds(Writes& writes, absl::string_view word) {
  if (!writes.ok()) return;
  Query left(writes.connection(), sql::kCountNamesWithWord, word, 1);
  const bool used = left.Next() && left.Int(0) > 0;
  writes.Update(left.status());
  if (used) return;
  for (const std::string& sound : text::WordSounds(word)) {
    writes.Run(sql::kDeleteWordSound, sound, word);
  }
}

absl::StatusOr<bool> NameSoundsAreCurrent(Connection& connection) {
  Query query(connection, sql::kGetIndexVersion, kIndex);
  if (query.Next()) return query.Int(0) == text::kNameSoundsVersion;
  if (!query.status().ok()) return query.status();
  return false;
}

absl::Status UpdateNameSounds(Connection& connection) {
  const auto done = NameSoundsAreCurrent(connection);
  if (!done.ok() || *done) return done.status();
  return connection.InTransaction([&connection] { return Refill(connection); });
}

}  // namespace isnad::store::sql
