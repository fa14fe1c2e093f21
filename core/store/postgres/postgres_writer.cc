// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/postgres_writer.h"

#include <utility>

#include "core/store/postgres/schema.h"
#include "core/store/sql/finding_index.h"
#include "core/store/sql/name_sound_rows.h"
#include "core/store/sql/sketch_rows.h"

namespace isnad::store::postgres {
namespace {

absl::StatusOr<bool> NeedsFilling(Connection& connection) {
  for (const auto is_current :
       {&sql::NameSoundsAreCurrent, &sql::SketchesAreCurrent, &sql::FindingIndexIsCurrent}) {
    const auto current = is_current(connection);
    if (!current.ok()) return current.status();
    if (!*current) return true;
  }
  return false;
}

absl::Status Fill(Connection& connection) {
  absl::Status status = sql::UpdateNameSounds(connection);
  if (status.ok()) status = sql::UpdateSketches(connection);
  if (status.ok()) status = sql::UpdateFindingIndex(connection);
  return status;
}

absl::Status MigrateStore(const std::string& address, const CallContext& call) {
  auto connection = Connection::Open(address, call);
  if (!connection.ok()) return connection.status();
  const sql::Connection::CallScope scope(**connection, call, absl::InfiniteDuration());
  const auto is_needed = [&] { return NeedsFilling(**connection); };
  const auto run = [&] { return Fill(**connection); };
  return Migrate(**connection, Migrations(), {is_needed, run});
}

}  // namespace

absl::StatusOr<std::unique_ptr<PostgresWriter>> PostgresWriter::Open(const std::string& address,
                                                                     const CallContext& call,
                                                                     StoreObserver& observer) {
  if (absl::Status status = MigrateStore(address, call); !status.ok()) return status;
  // What it reads is what is written.
  auto reader =
      PostgresReader::Open(address, {.read = {.observer = &observer}, .asks_commits = false});
  if (!reader.ok()) return reader.status();
  return std::unique_ptr<PostgresWriter>(new PostgresWriter(address, *std::move(reader), observer));
}

PostgresWriter::PostgresWriter(const std::string& address, std::unique_ptr<PostgresReader> reader,
                               StoreObserver& observer)
    : reader_(std::move(reader)),
      publisher_(address),
      heartbeat_(address),
      queue_(observer),
      thread_([this, address] { RunThread(address); }) {}

PostgresWriter::~PostgresWriter() {
  queue_.Close();
  thread_.join();
}

absl::Status PostgresWriter::Transact(const CallContext& call, sql::TransactionBody body) {
  return queue_.Submit(call, {body}).front();
}

std::vector<absl::Status> PostgresWriter::TransactAll(
    const CallContext& call, const std::vector<sql::TransactionBody>& bodies) {
  return queue_.Submit(call, bodies);
}

absl::StatusOr<int64_t> PostgresWriter::PublishContradictions(const CallContext& call,
                                                              int64_t kept) {
  const auto state = reader_->GetFeedState(call);
  if (!state.ok()) return state.status();
  if (!state->has_waiting) return 0;
  return publisher_.Publish(call, kept);
}

void PostgresWriter::RunThread(const std::string& address) {
  GroupCommit group(address, queue_, counts_);
  while (sql::PendingBody* first = queue_.Take()) group.Serve(first);
}

}  // namespace isnad::store::postgres
