// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>

#include "absl/status/statusor.h"
#include "core/model/actor_directory.h"
#include "core/store/store_reader.h"

namespace isnad::store {

// What curators decided, with the version of the curation that it is.
struct VersionedDirectory {
  int64_t version = 0;
  model::ActorDirectory directory;
};

// Keeps the directory of a store, and reads it again once the curation has
// changed, whoever changed it. Thread-safe. With the standard library's mutex,
// as in core/store/sqlite/commit_queue.h.
class ActorDirectories {
 public:
  // As committed in the store at some time during the call. One row; the whole
  // curation after a change. `reader` is one of committed data, always of the
  // same store: what a transaction sees may never come to be.
  absl::StatusOr<std::shared_ptr<const VersionedDirectory>> Current(const CallContext& call,
                                                                    const StoreReader& reader);

 private:
  std::mutex mutex_;
  std::shared_ptr<const VersionedDirectory> current_ =
      std::make_shared<const VersionedDirectory>();  // guarded by mutex_
};

// As a transaction sees it; for where that is not what Current gave.
absl::StatusOr<VersionedDirectory> ReadDirectory(const CallContext& call,
                                                 const StoreReader& reader);

}  // namespace isnad::store
