// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <optional>

#include "core/store/state_stamp.h"

namespace isnad::store::sqlite {

// The header of a write-ahead log's index: 48 bytes that every commit changes, in
// memory that all processes share which have the store open
// (https://sqlite.org/walformat.html, "The WAL-Index Header"). Thread-safe.
class WalIndex {
 public:
  // Of a connection that has read from its store. Of use as long as some connection of
  // this process has the store open.
  explicit WalIndex(sqlite3* db);

  // The state that a read transaction sees which begins now, or an earlier one. A
  // hundred bytes of memory, no lock. nullopt while the header is being written, and
  // where the store had no write-ahead log when this was made.
  std::optional<StateStamp> Stamp() const;

 private:
  const uint32_t* header_ = nullptr;
};

}  // namespace isnad::store::sqlite
