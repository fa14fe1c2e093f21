// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/errors.h"

#include <map>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"

namespace isnad::store {
namespace {

using model::ErrorReason;

absl::Status Error(absl::StatusCode code, ErrorReason reason, absl::string_view message,
                   std::map<std::string, std::string> metadata = {}) {
  return model::MakeError(code, message, {reason, std::move(metadata), ""});
}

ErrorReason NotFoundReason(absl::string_view noun) {
  if (noun == "article") return ErrorReason::kArticleNotFound;
  if (noun == "actor") return ErrorReason::kActorNotFound;
  if (noun == "statement") return ErrorReason::kStatementNotFound;
  if (noun == "actorMerge") return ErrorReason::kActorMergeNotFound;
  if (noun == "claim") return ErrorReason::kClaimNotFound;
  return ErrorReason::kContradictionNotFound;
}

}  // namespace

absl::Status StoreUnavailable(absl::string_view detail,
                              std::map<std::string, std::string> metadata) {
  return Error(absl::StatusCode::kUnavailable, ErrorReason::kStoreUnavailable,
               absl::StrCat("the store is unavailable: ", detail), std::move(metadata));
}

absl::Status StoreBehind(absl::string_view detail, std::map<std::string, std::string> metadata) {
  return Error(absl::StatusCode::kUnavailable, ErrorReason::kStoreBehind, detail,
               std::move(metadata));
}

bool IsStoreBehind(const absl::Status& status) {
  const auto details = model::GetErrorDetails(status);
  return details && details->reason == ErrorReason::kStoreBehind;
}

absl::Status StoreBusy(absl::string_view detail) {
  return Error(absl::StatusCode::kUnavailable, ErrorReason::kStoreBusy,
               absl::StrCat("the store is busy: ", detail));
}

absl::Status CopyNotFinished() {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreCopyNotFinished,
               "the store is a copy that is not finished: run isnad-copy again with the same"
               " --from and --to, it goes on where it broke off");
}

absl::Status SchemaTooNew(int found, int known) {
  if (found > kUnfinishedCopy) return CopyNotFinished();
  return Error(
      absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreSchemaTooNew,
      absl::StrCat("the store has schema version ", found, ", this program knows up to ", known,
                   ": run a newer program"),
      {{"store_version", absl::StrCat(found)}, {"supported_version", absl::StrCat(known)}});
}

absl::Status SchemaMissing(int found, int needed) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreSchemaMissing,
               absl::StrCat("the store has schema version ", found, ", this program needs ", needed,
                            ": start the ingest service first, it migrates the store"),
               {{"store_version", absl::StrCat(found)}, {"needed_version", absl::StrCat(needed)}});
}

absl::Status NotAStore(absl::string_view path) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreSchemaMissing,
               absl::StrCat(path, " is a database of another program"));
}

absl::Status StoreCorrupt(absl::string_view detail) {
  return Error(absl::StatusCode::kDataLoss, ErrorReason::kStoreCorrupt,
               absl::StrCat("the store is damaged: ", detail, "; restore a backup"));
}

absl::Status StoreFull(absl::string_view detail) {
  return Error(absl::StatusCode::kResourceExhausted, ErrorReason::kStoreFull,
               absl::StrCat("no room left for the store: ", detail));
}

absl::Status StoreReadOnly(absl::string_view detail) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreReadOnly,
               absl::StrCat("the store cannot be written: ", detail));
}

absl::Status WriterPresent(absl::string_view path) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreWriterPresent,
               absl::StrCat("another process writes ", path, ": a store has one ingest service"));
}

absl::Status StoreAccessDenied(absl::string_view state) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreAccessDenied,
               absl::StrCat("the server refuses the user or the password of --store (PostgreSQL ",
                            state, ")"));
}

absl::Status StoreMissing(absl::string_view detail) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreMissing,
               absl::StrCat("the server has no such database: ", detail, "; create it"));
}

absl::Status ServerTooOld(int found, int needed) {
  return Error(absl::StatusCode::kFailedPrecondition, ErrorReason::kStoreServerTooOld,
               absl::StrCat("the server speaks as PostgreSQL ", found, ", a store needs ", needed),
               {{"server_version", absl::StrCat(found)}, {"needed_version", absl::StrCat(needed)}});
}

absl::Status StoreInternal(absl::string_view detail) {
  return Error(absl::StatusCode::kInternal, ErrorReason::kInternal, detail);
}

absl::Status CommitUnknown(absl::string_view detail) {
  return Error(absl::StatusCode::kUnavailable, ErrorReason::kCommitUnknown,
               absl::StrCat("whether the change was stored is not known: ", detail));
}

absl::Status NotFound(absl::string_view noun, absl::string_view id) {
  const std::string name = absl::StrCat(noun, "s/", id);
  return Error(absl::StatusCode::kNotFound, NotFoundReason(noun),
               absl::StrCat(name, " does not exist"), {{"name", name}});
}

bool MayPass(const absl::Status& status) {
  if (absl::IsUnavailable(status)) return true;
  const auto details = model::GetErrorDetails(status);
  return details && (details->reason == ErrorReason::kStoreFull ||
                     details->reason == ErrorReason::kStoreReadOnly);
}

absl::Status InvalidPosition() {
  return model::InvalidField("page_token", ErrorReason::kInvalidPageToken,
                             "is not one that this listing gave out");
}

}  // namespace isnad::store
