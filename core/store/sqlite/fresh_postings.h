// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "core/store/sqlite/connection.h"

// Words and keys lead anywhere into an index, so each row that an article adds
// would dirty a page of its own, twice written: to the log and from there to the
// database. New rows therefore gather in small tables (migration 0006) and move
// in the order of the index, as levels of a log-structured merge tree do
// (O'Neil et al., "The Log-Structured Merge-Tree", Acta Informatica 33, 1996).
namespace isnad::store::sqlite {

// Transactions after which the rows should move: about 10 MB of rows of news.
inline constexpr size_t kBodiesPerMove = 1024;

// Moves what gathered, in one transaction of its own; nothing is lost nor seen
// twice if it fails. Linear in what gathered; some 2 microseconds a row.
absl::Status MoveFreshPostings(Connection& connection);

}  // namespace isnad::store::sqlite
