// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"

namespace isnad::copy {

// The store that a copy becomes. Until it is finished, both services refuse it.
class Target {
 public:
  // Creates a file where there is none. FAILED_PRECONDITION where another process
  // writes it, or it is a database of another program; UNAVAILABLE where the
  // server is away.
  static absl::StatusOr<std::unique_ptr<Target>> Open(absl::string_view address);
  virtual ~Target() = default;

  enum class State { kEmpty, kUnfinishedCopy, kStore };
  // FAILED_PRECONDITION, naming what is there, where it is none of these.
  virtual absl::StatusOr<State> GetState() = 0;
  absl::StatusOr<bool> HasTable(absl::string_view name);

  // The tables, of an empty one; `further` are statements that create others.
  virtual absl::Status Create(const std::vector<std::string>& further) = 0;
  // The copy is this process's from here on: another one that is at it fails at
  // its next transaction.
  virtual absl::Status Take() = 0;
  // Runs `body` in a transaction, maybe several times: all of it is durable, or
  // nothing is there.
  virtual absl::Status Transact(absl::FunctionRef<absl::Status()> body) = 0;
  // Makes it a store that services take. For the body of a transaction.
  virtual absl::Status Finish() = 0;

  virtual store::sql::Connection& connection() = 0;

 private:
  // Finds a table by its name, ?1.
  virtual absl::string_view table_query() const = 0;
};

// The state of a store by its schema version, where this program's is `known`.
absl::StatusOr<Target::State> StateOfVersion(int version, int known);

}  // namespace isnad::copy
