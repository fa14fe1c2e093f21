// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/sqlite_target.h"

#include <utility>

#include "absl/strings/str_join.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/writer_lock.h"

namespace isnad::copy {
namespace {

using store::sqlite::Connection;
using store::sqlite::WriterLock;

constexpr absl::string_view kFindTable =
    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1";
// Pages of the log at which it is moved into the file: 64 MiB.
constexpr int kCheckpointPages = 1 << 14;

class SqliteTarget final : public Target {
 public:
  SqliteTarget(std::string path, std::unique_ptr<WriterLock> lock,
               std::unique_ptr<Connection> connection)
      : path_(std::move(path)), lock_(std::move(lock)), connection_(std::move(connection)) {}

  absl::StatusOr<State> GetState() override {
    const auto version = store::sqlite::SchemaVersion(*connection_, path_);
    if (!version.ok()) return version.status();
    return StateOfVersion(*version, store::sqlite::Migrations().back().number);
  }
  absl::Status Create(const std::vector<std::string>& further) override {
    return store::sqlite::CreateForCopy(*connection_, absl::StrJoin(further, ";\n"));
  }
  // The lock of the file keeps others out.
  absl::Status Take() override { return absl::OkStatus(); }
  absl::Status Transact(absl::FunctionRef<absl::Status()> body) override {
    absl::Status status = connection_->InTransaction(body);
    if (status.ok() && connection_->wal_pages() >= kCheckpointPages) {
      status = connection_->CheckpointPassively();
    }
    return status;
  }
  absl::Status Finish() override { return store::sqlite::FinishCopy(*connection_); }
  store::sql::Connection& connection() override { return *connection_; }

 private:
  absl::string_view table_query() const override { return kFindTable; }

  const std::string path_;
  // In this order: the connection closes, with a checkpoint, before the lock goes.
  const std::unique_ptr<WriterLock> lock_;
  const std::unique_ptr<Connection> connection_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<Target>> OpenSqliteTarget(const std::string& path) {
  auto lock = WriterLock::Take(path);
  if (!lock.ok()) return lock.status();
  auto connection = Connection::Open(path, Connection::Mode::kWriter);
  if (!connection.ok()) return connection.status();
  return std::make_unique<SqliteTarget>(path, *std::move(lock), *std::move(connection));
}

}  // namespace isnad::copy
