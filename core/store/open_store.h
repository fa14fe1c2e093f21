// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>

#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/read_options.h"
#include "core/store/store_reader.h"
#include "core/store/store_writer.h"

namespace isnad::store {

// Opens the store that a --store flag names: "sqlite:PATH", or a postgres:// URI
// as libpq takes it, which any number of processes may write at once.
// INVALID_ARGUMENT for an unknown scheme; FAILED_PRECONDITION where another
// process writes it (writer of a file), the schema is newer than this program,
// or, for the reader, older; UNAVAILABLE where it does not exist yet (reader) or
// no server answers. A writer that is opened may have much to bring up to date:
// it gives up once the call is over, with its error, and goes on from there
// another time. What is read may be the state of a replica, where options name
// some; a store in a file has none (INVALID_ARGUMENT).
// An observer outlives the store.
absl::StatusOr<std::unique_ptr<StoreWriter>> OpenStoreForWriting(
    absl::string_view address, const CallContext& call = {},
    StoreObserver& observer = StoreObserver::Nobody());
absl::StatusOr<std::unique_ptr<StoreReader>> OpenStoreForReading(absl::string_view address,
                                                                 const ReadOptions& options = {});

// Whether an address is that of a store in a file, as opposed to one on a server.
bool IsInFile(absl::string_view address);

// What a store in a file has on its disk, by the file system's word: no file is
// opened. What is not there counts as empty.
struct DiskUse {
  int64_t database_bytes = 0;
  int64_t log_bytes = 0;        // of the write-ahead log
  int64_t available_bytes = 0;  // that the disk has left
};
DiskUse DiskUseOf(absl::string_view address);

// INVALID_ARGUMENT for what neither of them takes. Opens nothing.
absl::Status CheckStoreAddress(absl::string_view address, const ReadOptions& options = {});

}  // namespace isnad::store
