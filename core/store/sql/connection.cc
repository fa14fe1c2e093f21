// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/sql/connection.h"

#include <algorithm>

#include "core/model/steady_clock.h"
#include "core/store/errors.h"

namespace isnad::store::sql {

bool Connection::CallIsOver() const {
  if (call_ == nullptr) return false;
  return model::SteadyNow() >= call_end_ || (call_->cancelled && call_->cancelled());
}

absl::Status Connection::CheckCall() const {
  if (!CallIsOver()) return absl::OkStatus();
  const absl::Status status = call_->Check();
  return status.ok() ? StoreBusy("the call took too long") : status;
}

Connection::CallScope::CallScope(Connection& connection, const CallContext& call,
                                 absl::Duration max_age)
    : connection_(connection), outer_call_(connection.call_), outer_end_(connection.call_end_) {
  connection_.call_ = &call;
  connection_.call_end_ = std::min(call.deadline, model::SteadyNow() + max_age);
}

Connection::CallScope::~CallScope() {
  connection_.call_ = outer_call_;
  connection_.call_end_ = outer_end_;
}

}  // namespace isnad::store::sql
