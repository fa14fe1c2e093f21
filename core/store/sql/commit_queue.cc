// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/commit_queue.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "core/model/steady_clock.h"
#include "core/store/errors.h"

namespace isnad::store::sql {
namespace {

using State = PendingBody::State;

// How often a waiting call looks whether its caller is still there.
constexpr std::chrono::milliseconds kCancelPoll(10);

bool Any(const std::deque<PendingBody>& bodies, State state) {
  return std::any_of(bodies.begin(), bodies.end(),
                     [state](const PendingBody& body) { return body.state == state; });
}

}  // namespace

absl::Status CommitQueue::Admit(std::deque<PendingBody>& bodies) {
  std::lock_guard lock(mutex_);
  if (closed_) return StoreUnavailable("it is being closed");
  if (waiting_.size() >= kMaxWaiting) return StoreBusy("too many writes wait");
  for (PendingBody& body : bodies) waiting_.push_back(&body);
  work_.notify_one();
  return absl::OkStatus();
}

std::vector<absl::Status> CommitQueue::Submit(const CallContext& call,
                                              const std::vector<TransactionBody>& bodies) {
  if (absl::Status status = call.Check(); !status.ok()) {
    return std::vector<absl::Status>(bodies.size(), status);
  }
  std::deque<PendingBody> pending;
  for (const TransactionBody& body : bodies)
    pending.push_back({call, body, State::kWaiting, {}, {}});
  if (absl::Status status = Admit(pending); !status.ok()) {
    return std::vector<absl::Status>(bodies.size(), status);
  }
  std::unique_lock lock(mutex_);
  const auto finished = [&pending] {
    return !Any(pending, State::kWaiting) && !Any(pending, State::kTaken);
  };
  while (!finished_.wait_for(lock, kCancelPoll, finished)) {
    // Once one is taken, the writing thread is the one that asks the context.
    if (Any(pending, State::kTaken)) continue;
    if (absl::Status status = call.Check(); !status.ok()) Withdraw(pending, status);
  }
  std::vector<absl::Status> results;
  for (PendingBody& body : pending) {
    const bool committed = body.result.ok() && body.commit.has_value();
    if (committed && call.notes != nullptr) call.notes->Committed(*body.commit);
    results.push_back(std::move(body.result));
  }
  return results;
}

void CommitQueue::Withdraw(std::deque<PendingBody>& bodies, const absl::Status& why) {
  for (PendingBody& body : bodies) {
    if (body.state != State::kWaiting) continue;
    waiting_.erase(std::find(waiting_.begin(), waiting_.end(), &body));
    body.state = State::kFinished;
    body.result = why;
  }
}

PendingBody* CommitQueue::TakeFirst() {
  if (waiting_.empty()) return nullptr;
  PendingBody* const first = waiting_.front();
  waiting_.pop_front();
  first->state = State::kTaken;
  return first;
}

PendingBody* CommitQueue::Take() {
  std::unique_lock lock(mutex_);
  work_.wait(lock, [this] { return closed_ || !waiting_.empty(); });
  taken_ = model::SteadyNow();
  return TakeFirst();
}

PendingBody* CommitQueue::TakeIfAny() {
  std::lock_guard lock(mutex_);
  return TakeFirst();
}

void CommitQueue::Tell(const std::vector<PendingBody*>& bodies) const {
  const auto committed = std::count_if(bodies.begin(), bodies.end(),
                                       [](const auto* body) { return body->result.ok(); });
  observer_.Transacted(static_cast<size_t>(committed),
                       bodies.size() - static_cast<size_t>(committed), model::SteadyNow() - taken_);
}

void CommitQueue::Finish(const std::vector<PendingBody*>& bodies) {
  // Before the callers go on, and their bodies with them.
  Tell(bodies);
  std::lock_guard lock(mutex_);
  for (PendingBody* body : bodies) body->state = State::kFinished;
  finished_.notify_all();
}

void CommitQueue::Close() {
  std::lock_guard lock(mutex_);
  closed_ = true;
  work_.notify_all();
}

}  // namespace isnad::store::sql
