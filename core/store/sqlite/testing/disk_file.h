// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "absl/strings/string_view.h"

namespace isnad::store::sqlite {

// One file on a disk that has a cache: what programs read in it, and what a
// power cut leaves of that. What was written before the last sync is left whole;
// of what was written since, any sectors in any order. A sector is written whole
// or not at all, and bytes beside those written keep their values, as disks do
// that SQLite calls safe against overwriting (SQLITE_IOCAP_POWERSAFE_OVERWRITE).
class DiskFile {
 public:
  static constexpr int64_t kSector = 512;

  // A file that is not there, or was and holds these bytes.
  DiskFile() = default;
  explicit DiskFile(std::string bytes) : now_(bytes), synced_(std::move(bytes)) {}

  void Create();
  void Write(int64_t offset, absl::string_view bytes);
  void Truncate(int64_t size);
  void Delete();
  void Sync();
  // Makes durable that it is there, or not; not what it holds.
  void SyncName();

  // nullopt where it is not there.
  const std::optional<std::string>& now() const { return now_; }
  std::optional<std::string> AfterPowerCut(std::mt19937& random) const;

 private:
  // Of a piece of a write that stands in one sector, or a new size.
  struct Change {
    int64_t offset = 0;
    std::string bytes;
    std::optional<int64_t> size;
  };
  static void Apply(const Change& change, std::string* bytes);

  std::optional<std::string> now_;
  std::optional<std::string> synced_;
  std::vector<Change> since_;
  bool is_new_ = false;  // made anew since: the changes are not to the bytes synced
};

}  // namespace isnad::store::sqlite
