// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "core/store/sql/connection.h"
#include "deploy/copy/checksum.h"

// What the target keeps of the copy that it is: two tables of its own, which
// services do not know. They stay when the copy is finished.
namespace isnad::copy {

// Statements that create them; those of no others are changed by `Begin`.
std::vector<std::string> RecordTables();
inline constexpr absl::string_view kRecordTable = "store_copy";

struct CopyRecord {
  std::string source_feed_id;  // empty where no copy has begun
  bool is_finished = false;
};
struct TableRecord {
  Checksum copied;
  bool is_done = false;
};

absl::StatusOr<CopyRecord> ReadRecord(store::sql::Connection& connection);
absl::StatusOr<TableRecord> ReadTableRecord(store::sql::Connection& connection,
                                            absl::string_view table);

// For the transaction that is open.
absl::Status BeginRecord(store::sql::Connection& connection, absl::string_view source_feed_id);
absl::Status WriteTableRecord(store::sql::Connection& connection, absl::string_view table,
                              const TableRecord& record);
// A feed_id that is not empty becomes that of the store.
absl::Status FinishRecord(store::sql::Connection& connection, absl::string_view new_feed_id);

}  // namespace isnad::copy
