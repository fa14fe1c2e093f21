// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/copy_record.h"

#include "absl/strings/str_cat.h"
#include "core/store/errors.h"
#include "core/store/sql/query.h"
#include "deploy/copy/table_list.h"

namespace isnad::copy {
namespace {

using store::sql::Query;
using store::sql::Writes;

constexpr char kCreateTables[] =
    "CREATE TABLE IF NOT EXISTS store_copy_tables (table_name TEXT NOT NULL PRIMARY KEY,"
    " row_count BIGINT NOT NULL, checksum TEXT NOT NULL, is_done BIGINT NOT NULL)";
constexpr char kCreateCopy[] =
    "CREATE TABLE IF NOT EXISTS store_copy (singleton BIGINT NOT NULL PRIMARY KEY,"
    " source_feed_id TEXT NOT NULL, is_finished BIGINT NOT NULL)";

constexpr absl::string_view kPutCopy =
    "INSERT INTO store_copy (singleton, source_feed_id, is_finished) VALUES (1, ?1, 0)";
constexpr absl::string_view kGetCopy =
    "SELECT source_feed_id, is_finished FROM store_copy WHERE singleton = 1";
constexpr absl::string_view kPutTable =
    "INSERT INTO store_copy_tables (table_name, row_count, checksum, is_done)"
    " VALUES (?1, ?2, ?3, ?4)";
constexpr absl::string_view kGetTable =
    "SELECT row_count, checksum, is_done FROM store_copy_tables WHERE table_name = ?1";
constexpr absl::string_view kSetTable =
    "UPDATE store_copy_tables SET row_count = ?2, checksum = ?3, is_done = ?4"
    " WHERE table_name = ?1";
constexpr absl::string_view kSetFeed =
    "UPDATE contradiction_feed_head SET feed_id = ?1 WHERE singleton = 1";
constexpr absl::string_view kSetFinished =
    "UPDATE store_copy SET is_finished = 1 WHERE singleton = 1";

int64_t Number(bool is_done) { return is_done ? 1 : 0; }

}  // namespace

std::vector<std::string> RecordTables() { return {kCreateTables, kCreateCopy}; }

absl::StatusOr<CopyRecord> ReadRecord(store::sql::Connection& connection) {
  Query row(connection, kGetCopy);
  if (row.Next()) return CopyRecord{row.Text(0), row.Int(1) != 0};
  if (!row.status().ok()) return row.status();
  return CopyRecord{};
}

absl::StatusOr<TableRecord> ReadTableRecord(store::sql::Connection& connection,
                                            absl::string_view table) {
  Query row(connection, kGetTable, table);
  TableRecord record;
  if (row.Next() && record.copied.Parse(row.Int(0), row.Text(1))) {
    record.is_done = row.Int(2) != 0;
    return record;
  }
  if (!row.status().ok()) return row.status();
  return store::StoreCorrupt(absl::StrCat("the note of how far the copy of ", table, " is"));
}

absl::Status BeginRecord(store::sql::Connection& connection, absl::string_view source_feed_id) {
  Writes writes(connection);
  for (const Table& table : CopiedTables()) {
    // Migrations put rows of their own.
    writes.Update(table.Clear(connection));
    const TableRecord none;
    writes.Run(kPutTable, table.name(), none.copied.rows(), none.copied.Hex(), Number(false));
  }
  return writes.Run(kPutCopy, source_feed_id).status();
}

absl::Status WriteTableRecord(store::sql::Connection& connection, absl::string_view table,
                              const TableRecord& record) {
  return Writes(connection)
      .Run(kSetTable, table, record.copied.rows(), record.copied.Hex(), Number(record.is_done))
      .status();
}

absl::Status FinishRecord(store::sql::Connection& connection, absl::string_view new_feed_id) {
  Writes writes(connection);
  if (!new_feed_id.empty()) writes.Run(kSetFeed, new_feed_id);
  return writes.Run(kSetFinished).status();
}

}  // namespace isnad::copy
