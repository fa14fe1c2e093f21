// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/store/postgres/connection.h"

namespace isnad::store::postgres {

// One numbered file of migrations/.
struct Migration {
  int number = 0;  // 1, 2, 3 … without a gap
  const char* name = "";
  const char* sql = "";
};

// In order; generated from the files when the program is built.
const std::vector<Migration>& Migrations();

// The statements of a migration, without comments: each is a step of its own,
// as engines want that change a schema while it is in use.
std::vector<std::string> StepsOf(absl::string_view sql);

// What the program fills besides, once the tables stand (words by sound, …).
struct Filling {
  absl::FunctionRef<absl::StatusOr<bool>()> is_needed;
  absl::FunctionRef<absl::Status()> run;
};

// Brings a new or older store up to this program's schema, step by step, and
// fills it. The row of isnad_schema says how far it has come, so that what broke
// off goes on, and who is at it: a lease, renewed at each step and taken over
// once it has run out (an engine without advisory locks has rows, too). Others
// wait for it, as long as `patience`. SchemaTooNew for a newer one.
absl::Status Migrate(Connection& connection, const std::vector<Migration>& migrations,
                     const Filling& filling, absl::Duration patience = absl::Minutes(2));

// The number of the store's latest migration; 0 where there is no store. Outside
// a transaction.
absl::StatusOr<int> SchemaVersion(Connection& connection);

// For isnad-copy. The tables of a store, and what the steps of `further` make and
// change (each harmless where it has run), in an empty database or one in which
// this broke off. Every program refuses the store, whose version is
// kUnfinishedCopy and its own, from before the first table is there until
// FinishCopy. StoreBusy where an ingest service was first.
absl::Status CreateForCopy(Connection& connection, const std::vector<std::string>& further);
// The copy is `holder`'s from here on, whoever was at it before: a process that
// was killed leaves nothing to wait for, one that lives notices with HoldCopy,
// StoreBusy, which each of its transactions begins with. FinishCopy, too, is for
// the transaction that is open.
absl::Status TakeCopy(Connection& connection, absl::string_view holder);
absl::Status HoldCopy(Connection& connection, absl::string_view holder);
absl::Status FinishCopy(Connection& connection, absl::string_view holder);

// Asks, with whatever is started next, whether the store has exactly this
// program's schema; where not, that is the failure of the transaction:
// SchemaTooNew, SchemaMissing, or StoreUnavailable where there is no store.
// *now_micros, which outlives the transaction, becomes the server's time; null
// for nobody asks.
void ExpectSchema(Connection& connection, int64_t* now_micros = nullptr);

}  // namespace isnad::store::postgres
