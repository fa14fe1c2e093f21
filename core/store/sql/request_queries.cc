// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/errors.h"
#include "core/store/sql/contributions.h"
#include "core/store/sql/queries.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sql.h"

namespace isnad::store::sql {

absl::StatusOr<std::optional<RequestRecord>> FindRequest(Connection& connection,
                                                         absl::string_view request_id) {
  Query query(connection, sql::kFindRequest, request_id);
  if (query.Next()) {
    return RequestRecord{.request_id = query.Text(0),
                         .request_fingerprint = query.Text(1),
                         .resource_id = query.Text(2),
                         .disposition = query.Text(3),
                         .revision = static_cast<int32_t>(query.Int(4)),
                         .time = query.Time(5)};
  }
  if (!query.status().ok()) return query.status();
  return std::nullopt;
}

absl::StatusOr<StoreReader::Counts> Count(Connection& connection) {
  if (absl::Status status = WriteActors(connection); !status.ok()) return status;
  if (absl::Status status = WriteClaims(connection); !status.ok()) return status;
  Query query(connection, sql::kCounts);
  if (!query.Next()) {
    return query.status().ok() ? StoreInternal("no counts") : query.status();
  }
  return StoreReader::Counts{query.Int(0), query.Int(1), query.Int(2), query.Int(3), query.Int(4)};
}

}  // namespace isnad::store::sql
