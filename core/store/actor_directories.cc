// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/actor_directories.h"

#include <utility>

namespace isnad::store {

absl::StatusOr<std::shared_ptr<const VersionedDirectory>> ActorDirectories::Current(
    const CallContext& call, const StoreReader& reader) {
  const auto version = reader.CurationVersion(call);
  if (!version.ok()) return version.status();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (current_->version >= *version) return current_;
  }
  auto read = ReadDirectory(call, reader);
  if (!read.ok()) return read.status();
  auto fresh = std::make_shared<const VersionedDirectory>(*std::move(read));
  const std::lock_guard<std::mutex> lock(mutex_);
  if (current_->version < fresh->version) current_ = std::move(fresh);
  return current_;
}

absl::StatusOr<VersionedDirectory> ReadDirectory(const CallContext& call,
                                                 const StoreReader& reader) {
  const auto curation = reader.ReadCuration(call);
  if (!curation.ok()) return curation.status();
  return VersionedDirectory{curation->version, DirectoryOf(*curation)};
}

}  // namespace isnad::store
