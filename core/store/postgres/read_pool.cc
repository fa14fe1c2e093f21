// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/read_pool.h"

#include <chrono>
#include <utility>

#include "core/model/steady_clock.h"
#include "core/store/postgres/schema.h"

namespace isnad::store::postgres {
namespace {

// How often a waiting call looks whether its caller is still there.
constexpr std::chrono::milliseconds kCancelPoll(10);

}  // namespace

ReadPool::Lease::Lease(ReadPool& pool, std::unique_ptr<Connection> connection,
                       const CallContext& call)
    : pool_(pool), connection_(std::move(connection)) {
  scope_.emplace(*connection_, call);
  connection_->Begin(Connection::Isolation::kReadOnly);
  ExpectSchema(*connection_);
}

ReadPool::Lease::~Lease() {
  // Ended whether or not the call is over.
  scope_.reset();
  if (connection_->failure().ok()) {
    connection_->EndReading();
  } else {
    (void)connection_->RollBack();
  }
  pool_.Return(std::move(connection_));
}

absl::StatusOr<std::unique_ptr<Connection>> ReadPool::Take(const CallContext& call) {
  for (;;) {
    if (absl::Status status = call.Check(); !status.ok()) return status;
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, kCancelPoll, [this] { return free_ > 0; })) continue;
    --free_;
    if (idle_.empty()) return nullptr;
    std::unique_ptr<Connection> connection = std::move(idle_.back());
    idle_.pop_back();
    return connection;
  }
}

absl::StatusOr<std::unique_ptr<ReadPool::Lease>> ReadPool::Borrow(const CallContext& call) {
  const absl::Time start = model::SteadyNow();
  auto connection = Take(call);
  if (!connection.ok()) return connection.status();
  observer_.ConnectionLent(model::SteadyNow() - start);
  if (*connection == nullptr) {
    connection = Connection::Open(address_, call);
    if (!connection.ok()) {
      Return(nullptr);
      return connection.status();
    }
  }
  return std::make_unique<Lease>(*this, *std::move(connection), call);
}

void ReadPool::Return(std::unique_ptr<Connection> connection) {
  observer_.ConnectionReturned();
  if (connection != nullptr && connection->is_lost()) observer_.ConnectionLost();
  {
    std::lock_guard lock(mutex_);
    ++free_;
    if (connection == nullptr || connection->is_lost()) {
      // Those that wait for the same server are lost, too, most likely.
      idle_.clear();
    } else {
      idle_.push_back(std::move(connection));
    }
  }
  returned_.notify_one();
}

}  // namespace isnad::store::postgres
