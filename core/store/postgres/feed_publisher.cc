// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/feed_publisher.h"

#include "absl/strings/str_cat.h"
#include "core/store/postgres/schema.h"
#include "core/store/sql/feed_rows.h"

namespace isnad::store::postgres {
namespace {

constexpr int kAttempts = 5;

}  // namespace

absl::Status FeedPublisher::Connect(const CallContext& call) {
  const auto opened = Connection::OpenWhereLost(address_, call, &connection_);
  if (!opened.ok() || !*opened) return opened.status();
  // An engine that does not know the setting does without.
  (void)connection_->RunAlone(
      absl::StrCat("SET idle_in_transaction_session_timeout = '", kHoldTime, "'"));
  return absl::OkStatus();
}

absl::StatusOr<int64_t> FeedPublisher::PublishOnce(int64_t kept) {
  connection_->Begin(Connection::Isolation::kLatest);
  ExpectSchema(*connection_);
  auto count = sql::GiveNumbers(*connection_, kept);
  if (!count.ok()) return count;
  if (absl::Status status = connection_->Commit(); !status.ok()) return status;
  return count;
}

absl::StatusOr<int64_t> FeedPublisher::Publish(const CallContext& call, int64_t kept) {
  std::lock_guard lock(mutex_);
  absl::StatusOr<int64_t> count = 0;
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    if (absl::Status status = Connect(call); !status.ok()) return status;
    Connection::CallScope scope(*connection_, call);
    count = PublishOnce(kept);
    if (count.ok()) break;
    const bool again = connection_->failure().kind == Failure::Kind::kConflict;
    if (!connection_->RollBack() || !again) break;
  }
  return count;
}

}  // namespace isnad::store::postgres
