// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/lease_rows.h"

#include <string>

#include "core/store/sql/query.h"

namespace isnad::store::sql {
namespace {

constexpr absl::string_view kGetLease =
    "SELECT holder, start_time, end_time FROM leases WHERE lease_name = ?1";
constexpr absl::string_view kPutLease =
    "INSERT INTO leases (lease_name, holder, start_time, end_time) VALUES (?1, ?2, ?3, ?4)"
    " ON CONFLICT (lease_name) DO UPDATE SET holder = excluded.holder,"
    " start_time = excluded.start_time, end_time = excluded.end_time";
constexpr absl::string_view kEndLease = "DELETE FROM leases WHERE lease_name = ?1 AND holder = ?2";

}  // namespace

absl::StatusOr<Lease> TakeLease(Connection& connection, absl::string_view name,
                                absl::string_view holder, absl::Time now, absl::Time end) {
  Lease lease{std::string(holder), now, end};
  {
    Query row(connection, kGetLease, name);
    if (row.Next()) {
      const Lease found{row.Text(0), row.Time(1), row.Time(2)};
      if (found.holder != holder && found.end > now) return found;
      if (found.holder == holder) lease.start = found.start;
    }
    if (!row.status().ok()) return row.status();
  }
  const absl::Status put =
      Writes(connection).Run(kPutLease, name, lease.holder, lease.start, lease.end).status();
  if (!put.ok()) return put;
  return lease;
}

absl::Status EndLease(Connection& connection, absl::string_view name, absl::string_view holder) {
  return Writes(connection).Run(kEndLease, name, holder).status();
}

}  // namespace isnad::store::sql
