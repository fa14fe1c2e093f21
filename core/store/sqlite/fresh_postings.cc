// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/fresh_postings.h"

#include "core/store/sql/query.h"
#include "core/store/sqlite/control_sql.h"

namespace isnad::store::sqlite {

absl::Status MoveFreshPostings(Connection& connection) {
  sql::Writes writes(connection);
  writes.Run(kBeginWrite)
      .Run(kMoveStatementPostings)
      .Run(kForgetStatementPostings)
      .Run(kMoveClaimPostings)
      .Run(kForgetClaimPostings)
      .Run(kMoveMentionKeys)
      .Run(kForgetMentionKeys)
      .Run(kCommit);
  connection.RollBack();
  return writes.status();
}

}  // namespace isnad::store::sqlite
