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
    kUnsupported,    // 0A000: the server does not do this, or not now
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

// No connection came to be, as libpq tells it at PQERRORS_VERBOSE: a server that
// refuses it says why, and the state tells what can be done about it.
Failure FailureToConnect(absl::string_view message);

// FAILED_PRECONDITION where a server of this number (PQserverVersion) is too old
// to hold a store.
absl::Status CheckServerVersion(int number);

}  // namespace isnad::store::postgres
