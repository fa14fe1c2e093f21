// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/postgres/heartbeat.h"

#include "absl/strings/str_cat.h"
#include "core/store/postgres/server_clock.h"

namespace isnad::store::postgres {

absl::Status Heartbeat::Beat(const CallContext& call) {
  std::lock_guard lock(mutex_);
  const auto opened = Connection::OpenWhereLost(address_, call, &connection_);
  if (!opened.ok()) return opened.status();
  // One from the future was written by another server's clock, before this one
  // was promoted.
  static const auto* const renew = new std::string(
      absl::StrCat("UPDATE store_heartbeat SET beat_time = " ISNAD_SERVER_NOW
                   " WHERE singleton = 1 AND NOT beat_time BETWEEN " ISNAD_SERVER_NOW " - ",
                   absl::ToInt64Microseconds(kAge), " AND " ISNAD_SERVER_NOW));
  Connection::CallScope scope(*connection_, call);
  return connection_->RunAlone(*renew);
}

}  // namespace isnad::store::postgres
