// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>

#include "absl/status/statusor.h"

namespace isnad::store::sqlite {

// Held by the one process that writes a store: an flock on PATH.lock, a file of
// its own, because closing any descriptor on the database itself would drop
// SQLite's locks. The system drops the lock when the process ends, however it
// ends. The file stays.
class WriterLock {
 public:
  // WriterPresent where another holds it (in this process or another).
  static absl::StatusOr<std::unique_ptr<WriterLock>> Take(const std::string& database_path);
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

 private:
  explicit WriterLock(int descriptor) : descriptor_(descriptor) {}
  const int descriptor_;
};

}  // namespace isnad::store::sqlite
