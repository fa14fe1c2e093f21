// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/strings/string_view.h"

// The statements that only SQLite runs; the others are core/store/sql's.
namespace isnad::store::sqlite {

inline constexpr absl::string_view kBeginRead = "BEGIN";
inline constexpr absl::string_view kBeginWrite = "BEGIN IMMEDIATE";
inline constexpr absl::string_view kCommit = "COMMIT";
inline constexpr absl::string_view kRollback = "ROLLBACK";
inline constexpr absl::string_view kSavepoint = "SAVEPOINT body";
inline constexpr absl::string_view kRelease = "RELEASE body";
inline constexpr absl::string_view kRollbackToSavepoint = "ROLLBACK TO body";

// ---- From fresh to lasting. Tables of one shape, in one order.
//
// OR FAIL: what fails is not undone by itself, but with its transaction. Else SQLite
// would keep in memory, to undo it, each page as it was before the statement: of a
// large index hundreds of megabytes.

inline constexpr absl::string_view kMoveStatementPostings =
    "INSERT OR FAIL INTO statement_postings SELECT * FROM fresh_statement_postings";
inline constexpr absl::string_view kForgetStatementPostings =
    "DELETE FROM fresh_statement_postings";
inline constexpr absl::string_view kMoveClaimPostings =
    "INSERT OR FAIL INTO claim_postings SELECT * FROM fresh_claim_postings";
inline constexpr absl::string_view kForgetClaimPostings = "DELETE FROM fresh_claim_postings";
inline constexpr absl::string_view kMoveMentionKeys =
    "INSERT OR FAIL INTO mention_keys SELECT * FROM fresh_mention_keys";
inline constexpr absl::string_view kForgetMentionKeys = "DELETE FROM fresh_mention_keys";

}  // namespace isnad::store::sqlite
