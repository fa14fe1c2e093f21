// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

// To be called after a word was added to actor_name_words.
void AddWordSounds(Writes& writes, absl::string_view word);
// To be called after one was deleted: forgets the word where no name has it.
void RemoveUnusedWordSounds(Writes& writes, absl::string_view word);

// Files every word of every name anew where the index was filled by another
// version of the sounds, or never. Outside a transaction; all or nothing. Reads
// one row without, every distinct word with.
absl::Status UpdateNameSounds(Connection& connection);
// Whether that has nothing to do. Reads one row.
absl::StatusOr<bool> NameSoundsAreCurrent(Connection& connection);

}  // namespace isnad::store::sql
