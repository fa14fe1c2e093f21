// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "core/store/store_writer.h"

namespace isnad::store {

// Puts into an empty store what the kept stores hold: a few articles, one of them
// revised and one deleted, contradictions, a request and, as far as a store of this
// schema version (of SQLite) had them, decisions of curators and what was found by
// others. The same in every version: what one of them left and was migrated since
// answers as what this one makes of it.
absl::Status TellStory(StoreWriter& writer, int version);

}  // namespace isnad::store
