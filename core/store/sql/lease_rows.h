// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "core/store/sql/connection.h"
#include "core/store/store_writer.h"

namespace isnad::store::sql {

// As Transaction::TakeLease and EndLease.
absl::StatusOr<Lease> TakeLease(Connection& connection, absl::string_view name,
                                absl::string_view holder, absl::Time now, absl::Time end);
absl::Status EndLease(Connection& connection, absl::string_view name, absl::string_view holder);

}  // namespace isnad::store::sql
