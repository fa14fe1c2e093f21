// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/store/sqlite/testing/disk_file.h"

namespace isnad::store::sqlite {

// What befalls an operation on a file.
enum class Fault {
  kError,       // SQLITE_IOERR_*, nothing done; of that one operation
  kShortWrite,  // as kError, but half of a write is on the disk
  kDiskFull,    // SQLITE_FULL, half of a write is on the disk; of every one until Heal()
  kDeadDisk,    // as kError; of every one until Heal()
};

// The files that the connections of this process open in one folder, with faults
// where a test asks for them: a layer over SQLite's own files (sqlite3_vfs), the
// default one as long as this object lives. It keeps what every file would hold
// after a power cut. Syncs are noted and not done: what is simulated is the
// machine. One object at a time; it outlives the connections. Thread-safe.
class FaultyFiles {
 public:
  explicit FaultyFiles(std::string folder);
  ~FaultyFiles();
  FaultyFiles(const FaultyFiles&) = delete;
  FaultyFiles& operator=(const FaultyFiles&) = delete;

  // The nth operation from now on, 1 being the next, that changes what a file
  // holds or that it is there: a write, sync, truncation, deletion, opening, or
  // mapping of shared memory. `struck` is told before anything is done.
  void FailAt(
      int64_t nth, Fault fault, std::function<void()> struck = [] {});
  // No further fault. Returns whether one struck.
  bool Heal();
  // Operations of that kind so far.
  int64_t operations() const;

  // By name: what the files hold now, as a killed process leaves them, and what
  // they may hold where the power is cut now. For the shared memory nothing: it
  // is made anew. May be called by `struck`.
  using Image = std::map<std::string, std::string>;
  Image AfterKill() const;
  Image AfterPowerCut(uint32_t seed) const;

 private:
  enum class Kind { kWrite, kSync, kTruncate, kDelete, kOpen, kSharedMemory };
  struct Methods;  // of SQLite's interface
  struct File;     // an open file of ours in front of SQLite's own

  // Counts the operation; what to do instead of it.
  std::optional<Fault> Count(Kind kind);
  // SQLite's code for an operation that fails.
  int CodeOf(Kind kind, Fault fault);
  bool IsOurs(const char* path) const;
  // With mutex_ held. Reads the file where it is met for the first time; closing
  // it then drops no lock, for no connection has it open.
  DiskFile& FileAt(const char* path);
  void SyncFolder();

  const std::string folder_;
  sqlite3_vfs* const real_;
  sqlite3_vfs vfs_;
  mutable std::recursive_mutex mutex_;
  std::map<std::string, DiskFile> files_;  // by path
  int64_t operations_ = 0;
  int64_t fail_at_ = 0;  // 0 for never
  Fault fault_ = Fault::kError;
  bool has_struck_ = false;
  int system_error_ = 0;
  std::function<void()> struck_;
};

}  // namespace isnad::store::sqlite
