// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/fresh_postings.h"

#include "core/store/sqlite/posting_sql.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {

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
