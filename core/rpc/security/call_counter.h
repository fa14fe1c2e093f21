// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "absl/base/thread_annotations.h"
#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/strings/string_view.h"
#include "absl/synchronization/mutex.h"

namespace isnad::rpc::security {

// Bounds the calls under way, of all and of one client; streams count as one call
// as long as they are open. Thread-safe.
class CallCounter {
 public:
  // A call under way; ends with this.
  class Ticket {
   public:
    Ticket() = default;
    Ticket(CallCounter* counter, std::string client)
        : counter_(counter), client_(std::move(client)) {}
    Ticket(Ticket&& other) noexcept { *this = std::move(other); }
    Ticket& operator=(Ticket&& other) noexcept {
      std::swap(counter_, other.counter_);
      std::swap(client_, other.client_);
      return *this;
    }
    ~Ticket() {
      if (counter_ != nullptr) counter_->End(client_);
    }

   private:
    CallCounter* counter_ = nullptr;
    std::string client_;
  };

  // 0 for no limit.
  CallCounter(int max_calls, int max_client_calls)
      : max_calls_(max_calls), max_client_calls_(max_client_calls) {}

  // RESOURCE_EXHAUSTED (OVERLOADED) where too many are under way. This outlives
  // the ticket.
  absl::StatusOr<Ticket> Begin(absl::string_view client);

 private:
  void End(const std::string& client);

  const int max_calls_;
  const int max_client_calls_;
  absl::Mutex mutex_;
  int calls_ ABSL_GUARDED_BY(mutex_) = 0;
  // Those with a call under way, so no more than there are calls.
  absl::flat_hash_map<std::string, int> by_client_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace isnad::rpc::security
