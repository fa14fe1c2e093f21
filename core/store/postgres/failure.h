// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <libpq-fe.h>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"

namespace isnad::store::postgres {

// What went wrong on a connection, and what may be done about it.
struct Failure {
  enum class Kind {
    kNone,
    kConflict,       // 40001, 40P01, 55P03: another transaction came first; run it again
    kUnknownCommit,  // 40003: nobody knows whether the commit took place
    kLost,           // the connection is gone
    kCancelled,      // 57014: at our own request, or too slow
    kDuplicate,      // 23505: a row with this key is there
    kNoTable,        // 42P01: no such table: a database without a store
    kOther,
  };
  Kind kind = Kind::kNone;
  absl::Status status;

  bool ok() const { return kind == Kind::kNone; }
};

// Of an error that a server gave, by its SQLSTATE (PostgreSQL 15, appendix A).
// The message is the server's, without the values of rows: those stand in its
// DETAIL, which is left out.
Failure FailureOf(absl::string_view sqlstate, absl::string_view message);
Failure FailureOf(const PGresult* result);

// The connection is gone or never came to be. The message names neither user
// nor password.
Failure LostConnection(absl::string_view message);

}  // namespace isnad::store::postgres
