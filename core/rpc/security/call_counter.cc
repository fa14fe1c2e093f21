// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/call_counter.h"

#include "core/rpc/errors.h"

namespace isnad::rpc::security {

absl::StatusOr<CallCounter::Ticket> CallCounter::Begin(absl::string_view client) {
  absl::MutexLock lock(&mutex_);
  if (max_calls_ > 0 && calls_ >= max_calls_) {
    return OverloadedError("calls_under_way", max_calls_,
                           "too many calls are under way; try again shortly");
  }
  int& calls = by_client_[client];
  if (max_client_calls_ > 0 && calls >= max_client_calls_) {
    return OverloadedError("client_calls_under_way", max_client_calls_,
                           "too many calls of this client are under way; wait for one to end");
  }
  ++calls;
  ++calls_;
  return Ticket(this, std::string(client));
}

void CallCounter::End(const std::string& client) {
  absl::MutexLock lock(&mutex_);
  --calls_;
  const auto found = by_client_.find(client);
  if (--found->second == 0) by_client_.erase(found);
}

}  // namespace isnad::rpc::security
