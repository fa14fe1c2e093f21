// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/schema.h"

#include "absl/strings/str_cat.h"
#include "core/store/errors.h"
#include "core/store/sql/finding_index.h"
#include "core/store/sql/name_sound_rows.h"
#include "core/store/sql/query.h"
#include "core/store/sql/sketch_rows.h"

namespace isnad::store::sqlite {
namespace {

constexpr int64_t kApplicationId = 0x49534e44;  // "ISND", in the file's header

constexpr absl::string_view kGetApplicationId = "PRAGMA application_id";
constexpr absl::string_view kGetVersion = "PRAGMA user_version";
constexpr absl::string_view kHasTables = "SELECT count(*) FROM sqlite_schema";
constexpr absl::string_view kUseWal = "PRAGMA journal_mode = WAL";

absl::StatusOr<int64_t> ReadNumber(Connection& connection, absl::string_view sql) {
  sql::Query query(connection, sql);
  if (!query.Next()) {
    return query.status().ok() ? StoreCorrupt("a header field is missing") : query.status();
  }
  return query.Int(0);
}

}  // namespace

absl::StatusOr<int> SchemaVersion(Connection& connection, const std::string& path) {
  const auto application = ReadNumber(connection, kGetApplicationId);
  if (!application.ok()) return application.status();
  if (*application != kApplicationId) {
    const auto tables = ReadNumber(connection, kHasTables);
    if (!tables.ok()) return tables.status();
    if (*application != 0 || *tables != 0) return NotAStore(path);
    return 0;
  }
  const auto version = ReadNumber(connection, kGetVersion);
  if (!version.ok()) return version.status();
  return static_cast<int>(*version);
}

namespace {

// Only once the file is known to be ours: the mode stays in the file.
absl::Status UseWriteAheadLog(Connection& connection) {
  sql::Query query(connection, kUseWal);
  const bool is_used = query.Next() && query.View(0) == "wal";
  // Only with its end is the mode in the file: whoever stops at the row never learns
  // that it could not be written.
  query.Next();
  if (!query.status().ok()) return query.status();
  if (is_used) return absl::OkStatus();
  return StoreUnavailable("this file system cannot hold a write-ahead log: use a local volume");
}

// In one transaction.
absl::Status Apply(Connection& connection, absl::string_view sql, int version) {
  // A PRAGMA takes no bound value; both numbers are the program's own.
  const std::string script =
      absl::StrCat("BEGIN IMMEDIATE;\n", sql, ";\nPRAGMA application_id = ", kApplicationId,
                   ";\nPRAGMA user_version = ", version, ";\nCOMMIT;");
  const absl::Status status = connection.RunScript(script.c_str());
  if (!status.ok() && !connection.autocommit()) (void)connection.RunScript("ROLLBACK");
  return status;
}

// For a reader.
absl::Status CheckNumber(int version, const std::string& path) {
  const int known = Migrations().back().number;
  if (version > known) return SchemaTooNew(version, known);
  if (version == 0) return StoreUnavailable(absl::StrCat(path, " is still empty"));
  if (version < known) return SchemaMissing(version, known);
  return absl::OkStatus();
}

}  // namespace

absl::Status Migrate(Connection& connection, const std::string& path) {
  const auto version = SchemaVersion(connection, path);
  if (!version.ok()) return version.status();
  const int known = Migrations().back().number;
  if (*version > known) return SchemaTooNew(*version, known);
  if (absl::Status status = UseWriteAheadLog(connection); !status.ok()) return status;
  for (const Migration& migration : Migrations()) {
    if (migration.number <= *version) continue;
    absl::Status status = Apply(connection, migration.sql, migration.number);
    if (!status.ok()) return status;
  }
  absl::Status status = sql::UpdateNameSounds(connection);
  if (status.ok()) status = sql::UpdateSketches(connection);
  if (status.ok()) status = sql::UpdateFindingIndex(connection);
  return status;
}

absl::Status CreateForCopy(Connection& connection, absl::string_view further) {
  if (absl::Status status = UseWriteAheadLog(connection); !status.ok()) return status;
  std::string sql;
  for (const Migration& migration : Migrations()) absl::StrAppend(&sql, migration.sql, ";\n");
  return Apply(connection, absl::StrCat(sql, further),
               kUnfinishedCopy + Migrations().back().number);
}

absl::Status FinishCopy(Connection& connection) {
  const std::string pragma = absl::StrCat("PRAGMA user_version = ", Migrations().back().number);
  return connection.RunScript(pragma.c_str());
}

absl::Status CheckSchema(Connection& connection, const std::string& path) {
  const auto version = SchemaVersion(connection, path);
  return version.ok() ? CheckNumber(*version, path) : version.status();
}

absl::Status CheckVersion(Connection& connection, const std::string& path) {
  const auto version = ReadNumber(connection, kGetVersion);
  return version.ok() ? CheckNumber(static_cast<int>(*version), path) : version.status();
}

}  // namespace isnad::store::sqlite
