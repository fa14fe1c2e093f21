// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/store_writer.h"
#include "ingest-service/pipeline.h"

// Requests that come a second time under one request_id.
namespace isnad::ingest {

// What makes two requests the same: the article as sent. How much of the
// answer the caller wants, and the request_id itself, are no part of it.
std::string FingerprintOf(const model::Article& article);

// How RequestRecord.disposition spells what became of a request.
inline constexpr char kDeletedName[] = "DELETED";
inline constexpr char kUpsertedName[] = "UPSERTED";
inline constexpr char kMergedName[] = "MERGED";
inline constexpr char kUnmergedName[] = "UNMERGED";
inline constexpr char kDismissedName[] = "DISMISSED";
inline constexpr char kRestoredName[] = "RESTORED";
inline constexpr char kImportedName[] = "IMPORTED";
std::string DispositionName(Disposition disposition);

// OK where the record answers a request with this fingerprint; else
// ALREADY_EXISTS (REQUEST_ID_REUSED).
absl::Status CheckReplay(const store::RequestRecord& record, absl::string_view fingerprint);

// The answer that the request got when it came first; nullopt where it is new.
// Where the article has another revision by now, or is gone, what was found in
// it is gone too: the article is answered as it was then, without findings.
absl::StatusOr<std::optional<IngestResult>> FindReplay(const store::CallContext& call,
                                                       const store::Transaction& transaction,
                                                       const IngestRequest& request);

}  // namespace isnad::ingest
