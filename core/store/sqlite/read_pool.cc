// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/read_pool.h"

#include <algorithm>
#include <utility>

#include "absl/time/clock.h"
#include "core/store/sqlite/query.h"
#include "core/store/sqlite/schema.h"
#include "core/store/sqlite/sql.h"

namespace isnad::store::sqlite {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr absl::Duration kCancelPoll = absl::Milliseconds(10);

}  // namespace

absl::StatusOr<std::unique_ptr<ReadPool>> ReadPool::Open(const std::string& path, int size) {
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < size; ++i) {
    auto connection = Connection::Open(path, Connection::Mode::kReader);
    if (!connection.ok()) return connection.status();
    if (absl::Status status = CheckSchema(**connection, path); !status.ok()) return status;
    connections.push_back(*std::move(connection));
  }
  return std::unique_ptr<ReadPool>(new ReadPool(path, std::move(connections)));
}

ReadPool::Lease::Lease(ReadPool& pool, std::unique_ptr<Connection> connection,
                       const CallContext& call)
    : pool_(pool), connection_(std::move(connection)) {
  scope_.emplace(*connection_, call);
}

absl::Status ReadPool::Lease::Begin() {
  if (absl::Status status = Query(*connection_, sql::kBeginRead).Run(); !status.ok()) return status;
  return CheckSchema(*connection_, pool_.path_);
}

ReadPool::Lease::~Lease() {
  // Ended whether or not the call is over.
  scope_.reset();
  if (!connection_->autocommit()) (void)Query(*connection_, sql::kRollback).Run();
  pool_.Return(std::move(connection_));
}

absl::StatusOr<std::unique_ptr<ReadPool::Lease>> ReadPool::Borrow(const CallContext& call) {
  std::unique_ptr<Connection> connection;
  while (connection == nullptr) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    absl::MutexLock lock(&mutex_);
    const auto has_idle = [this]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) { return !idle_.empty(); };
    const absl::Time wake = std::min(call.deadline, absl::Now() + kCancelPoll);
    if (!mutex_.AwaitWithDeadline(absl::Condition(&has_idle), wake)) continue;
    connection = std::move(idle_.back());
    idle_.pop_back();
  }
  auto lease = std::make_unique<Lease>(*this, std::move(connection), call);
  if (absl::Status status = lease->Begin(); !status.ok()) return status;
  return lease;
}

void ReadPool::Return(std::unique_ptr<Connection> connection) {
  absl::MutexLock lock(&mutex_);
  idle_.push_back(std::move(connection));
}

}  // namespace isnad::store::sqlite
