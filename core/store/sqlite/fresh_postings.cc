// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/fresh_postings.h"

#include "core/store/sqlite/posting_sql.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {

absl::Status WritePostings(Connection& connection) {
  PostingBuffer& buffer = connection.postings();
  if (buffer.empty()) return absl::OkStatus();
  Writes writes(connection);
  for (const PostingBuffer::Row& row : buffer.SortedStatements()) {
    writes.Run(sql::kPutStatementPosting, row.term, row.recency, buffer.Id(row.article), row.place);
  }
  for (const PostingBuffer::Row& row : buffer.SortedClaims()) {
    writes.Run(sql::kPutClaimPosting, row.term, row.recency, buffer.Id(row.article), row.place,
               buffer.Id(row.claim));
  }
  buffer.Clear();
  return writes.status();
}

absl::Status MoveFreshPostings(Connection& connection) {
  Writes writes(connection);
  writes.Run(sql::kBeginWrite)
      .Run(sql::kMoveStatementPostings)
      .Run(sql::kForgetStatementPostings)
      .Run(sql::kMoveClaimPostings)
      .Run(sql::kForgetClaimPostings)
      .Run(sql::kMoveMentionKeys)
      .Run(sql::kForgetMentionKeys)
      .Run(sql::kCommit);
  if (!connection.autocommit()) (void)Query(connection, sql::kRollback).Run();
  return writes.status();
}

}  // namespace isnad::store::sqlite
