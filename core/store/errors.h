// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

// Every error that a store gives, by name. Messages are for operators: they
// say what to do and never hold article text.
namespace isnad::store {

// UNAVAILABLE: the store is away (no such file or server, I/O error). Retry.
absl::Status StoreUnavailable(absl::string_view detail,
                              std::map<std::string, std::string> metadata = {});
// UNAVAILABLE: what can be reached of the store is not fresh enough. Retry.
absl::Status StoreBehind(absl::string_view detail, std::map<std::string, std::string> metadata);
bool IsStoreBehind(const absl::Status& status);
// UNAVAILABLE: others hold it, or too many calls wait. Retry later.
absl::Status StoreBusy(absl::string_view detail);
// Added to the schema version of a store into which isnad-copy copies, as long as
// it is not finished: programs of every version refuse it.
inline constexpr int kUnfinishedCopy = 1'000'000;
// FAILED_PRECONDITION: this program is older than the store's schema. Of a copy
// that is not finished, CopyNotFinished.
absl::Status SchemaTooNew(int found, int known);
// FAILED_PRECONDITION: isnad-copy has not copied everything into it yet.
absl::Status CopyNotFinished();
// FAILED_PRECONDITION: the schema is missing or older than this program needs;
// the ingest service creates and migrates it.
absl::Status SchemaMissing(int found, int needed);
// FAILED_PRECONDITION: the file is a database, but of another program.
absl::Status NotAStore(absl::string_view path);
// DATA_LOSS: what is stored cannot be read back.
absl::Status StoreCorrupt(absl::string_view detail);
// RESOURCE_EXHAUSTED: no room left on the disk.
absl::Status StoreFull(absl::string_view detail);
// FAILED_PRECONDITION: this process may not write the store.
absl::Status StoreReadOnly(absl::string_view detail);
// FAILED_PRECONDITION: another process is the store's one writer.
absl::Status WriterPresent(absl::string_view path);
// FAILED_PRECONDITION: the server refuses the user or password (its SQLSTATE).
absl::Status StoreAccessDenied(absl::string_view state);
// FAILED_PRECONDITION: the server has no such database.
absl::Status StoreMissing(absl::string_view detail);
// FAILED_PRECONDITION: the server is of a version that cannot hold a store.
absl::Status ServerTooOld(int found, int needed);
// INTERNAL: a fault of the program, such as a record that contradicts itself.
absl::Status StoreInternal(absl::string_view detail);
// UNAVAILABLE: the connection broke while it committed, and nobody could say
// whether the commit took place. Reading tells; repeating may do it twice,
// unless the request carries a request_id.
absl::Status CommitUnknown(absl::string_view detail);
// NOT_FOUND, for example NotFound("article", "abc"): ARTICLE_NOT_FOUND with
// metadata name "articles/abc".
absl::Status NotFound(absl::string_view noun, absl::string_view id);
// INVALID_ARGUMENT: a PageRequest.after that this listing never gave out.
absl::Status InvalidPosition();

// Whether what kept a store from being opened may pass without this process
// being started anew: the store is away or busy, has no room, or only reads, as a
// standby does until it is promoted.
bool MayPass(const absl::Status& status);

}  // namespace isnad::store
