// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sqlite/read_pool.h"

#include <chrono>
#include <utility>

#include "core/model/steady_clock.h"
#include "core/store/sqlite/control_sql.h"
#include "core/store/sqlite/schema.h"

namespace isnad::store::sqlite {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr std::chrono::milliseconds kCancelPoll(10);

}  // namespace

absl::StatusOr<std::unique_ptr<ReadPool>> ReadPool::Open(const std::string& path, int size,
                                                         StoreObserver& observer) {
  std::vector<std::unique_ptr<Connection>> connections;
  for (int i = 0; i < size; ++i) {
    auto connection = Connection::Open(path, Connection::Mode::kReader);
    if (!connection.ok()) return connection.status();
    if (absl::Status status = CheckSchema(**connection, path); !status.ok()) return status;
    connections.push_back(*std::move(connection));
  }
  return std::unique_ptr<ReadPool>(new ReadPool(path, std::move(connections), observer));
}

ReadPool::Lease::Lease(ReadPool& pool, std::unique_ptr<Connection> connection,
                       const CallContext& call)
    : pool_(pool), connection_(std::move(connection)) {
  scope_.emplace(*connection_, call);
}

absl::Status ReadPool::Lease::Begin() {
  if (absl::Status status = connection_->Run(kBeginRead); !status.ok()) return status;
  return CheckVersion(*connection_, pool_.path_);
}

ReadPool::Lease::~Lease() {
  // Ended whether or not the call is over.
  scope_.reset();
  connection_->RollBack();
  pool_.Return(std::move(connection_));
}

absl::StatusOr<std::unique_ptr<ReadPool::Lease>> ReadPool::Borrow(const CallContext& call) {
  const absl::Time start = model::SteadyNow();
  std::unique_ptr<Connection> connection;
  while (connection == nullptr) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, kCancelPoll, [this] { return !idle_.empty(); })) continue;
    connection = std::move(idle_.back());
    idle_.pop_back();
  }
  observer_.ConnectionLent(model::SteadyNow() - start);
  auto lease = std::make_unique<Lease>(*this, std::move(connection), call);
  if (absl::Status status = lease->Begin(); !status.ok()) return status;
  return lease;
}

void ReadPool::Return(std::unique_ptr<Connection> connection) {
  observer_.ConnectionReturned();
  {
    std::lock_guard lock(mutex_);
    idle_.push_back(std::move(connection));
  }
  returned_.notify_one();
}

}  // namespace isnad::store::sqlite
