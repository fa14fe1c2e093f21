// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/wal_index.h"

#include <atomic>

#include "absl/strings/string_view.h"

namespace isnad::store::sqlite {
namespace {

// The index comes in blocks of this many bytes.
constexpr int kBlockBytes = 32768;
// The word that holds whether the index is made, and the size of a page.
constexpr size_t kIsInitialized = 3;

// Asked for in another mode, SQLite would make an index that nobody uses and closes.
bool HasLog(sqlite3* db) {
  bool has_log = false;
  const auto see_mode = [](void* found, int, char** values, char**) {
    *static_cast<bool*>(found) = absl::string_view(values[0]) == "wal";
    return 0;
  };
  return sqlite3_exec(db, "PRAGMA journal_mode", see_mode, &has_log, nullptr) == SQLITE_OK &&
         has_log;
}

// Others write while this reads.
StateStamp Load(const uint32_t* words) {
  StateStamp stamp;
  for (size_t i = 0; i < stamp.words.size(); ++i) {
    stamp.words[i] = __atomic_load_n(words + i, __ATOMIC_RELAXED);
  }
  return stamp;
}

}  // namespace

WalIndex::WalIndex(sqlite3* db) {
  sqlite3_file* file = nullptr;
  if (!HasLog(db)) return;
  if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK) return;
  if (file == nullptr || file->pMethods == nullptr || file->pMethods->iVersion < 2) return;
  void volatile* block = nullptr;
  if (file->pMethods->xShmMap(file, 0, kBlockBytes, /*extend=*/0, &block) != SQLITE_OK) return;
  header_ = const_cast<const uint32_t*>(static_cast<uint32_t volatile*>(block));
}

std::optional<StateStamp> WalIndex::Stamp() const {
  if (header_ == nullptr) return std::nullopt;
  // There are two copies. Who commits writes the second one first: whoever reads them
  // the other way round finds them equal only if both were whole.
  const StateStamp first = Load(header_);
  std::atomic_thread_fence(std::memory_order_acquire);
  const StateStamp second = Load(header_ + first.words.size());
  if (first != second || first.words[kIsInitialized] == 0) return std::nullopt;
  return first;
}

}  // namespace isnad::store::sqlite
