// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/testing/disk_file.h"

#include <algorithm>
#include <utility>

namespace isnad::store::sqlite {

void DiskFile::Apply(const Change& change, std::string* bytes) {
  if (change.size.has_value()) return bytes->resize(static_cast<size_t>(*change.size));
  const size_t end = static_cast<size_t>(change.offset) + change.bytes.size();
  if (bytes->size() < end) bytes->resize(end);
  bytes->replace(static_cast<size_t>(change.offset), change.bytes.size(), change.bytes);
}

void DiskFile::Create() {
  if (now_.has_value()) return;
  now_ = "";
  is_new_ = true;
}

void DiskFile::Write(int64_t offset, absl::string_view bytes) {
  while (!bytes.empty()) {
    const auto room = static_cast<size_t>(kSector - offset % kSector);
    const absl::string_view piece = bytes.substr(0, room);
    since_.push_back({offset, std::string(piece), std::nullopt});
    Apply(since_.back(), &*now_);
    offset += static_cast<int64_t>(piece.size());
    bytes.remove_prefix(piece.size());
  }
}

void DiskFile::Truncate(int64_t size) {
  since_.push_back({0, "", size});
  Apply(since_.back(), &*now_);
}

void DiskFile::Delete() {
  now_.reset();
  since_.clear();
}

// As on the file systems of Linux, with its name.
void DiskFile::Sync() {
  synced_ = now_;
  since_.clear();
  is_new_ = false;
}

void DiskFile::SyncName() {
  if (!now_.has_value()) synced_.reset();
  if (is_new_) synced_ = "";
  is_new_ = false;
}

std::optional<std::string> DiskFile::AfterPowerCut(std::mt19937& random) const {
  // That the file was made or deleted may be lost, too.
  if ((is_new_ || !now_.has_value()) && random() % 2 == 0) return synced_;
  if (!now_.has_value()) return std::nullopt;
  std::string bytes = is_new_ ? "" : *synced_;
  // Nothing, all, a beginning, or any of the changes.
  const unsigned kind = random() % 4;
  const size_t beginning = kind == 0   ? 0
                           : kind == 2 ? random() % (since_.size() + 1)
                                       : since_.size();
  for (size_t i = 0; i < beginning; ++i) {
    if (kind != 3 || random() % 2 == 0) Apply(since_[i], &bytes);
  }
  return bytes;
}

}  // namespace isnad::store::sqlite
