// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/waiting_postings.h"

#include "core/store/sql/posting_sql.h"
#include "core/store/sql/query.h"

namespace isnad::store::sql {

absl::Status WritePostings(Connection& connection) {
  PostingBuffer& buffer = connection.postings();
  if (buffer.empty()) return absl::OkStatus();
  Writes writes(connection);
  const bool has_fresh = connection.has_fresh_tables();
  const absl::string_view put_statement =
      has_fresh ? sql::kPutFreshStatementPosting : sql::kPutStatementPosting;
  const absl::string_view put_claim =
      has_fresh ? sql::kPutFreshClaimPosting : sql::kPutClaimPosting;
  for (const PostingBuffer::Row& row : buffer.SortedStatements()) {
    writes.Run(put_statement, row.term, row.recency, buffer.Id(row.article), row.place);
  }
  for (const PostingBuffer::Row& row : buffer.SortedClaims()) {
    writes.Run(put_claim, row.term, row.recency, buffer.Id(row.article), row.place,
               buffer.Id(row.claim));
  }
  buffer.Clear();
  return writes.status();
}

}  // namespace isnad::store::sql
