// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "core/rpc/security/access_policy.h"
#include "core/rpc/security/call_counter.h"
#include "core/rpc/security/caller.h"
#include "core/rpc/security/rate_limiter.h"

namespace isnad::rpc::security {

// How much one client and all together may ask; 0 for no limit.
struct CallLimits {
  double client_rate = 0;   // calls a second
  double client_burst = 0;  // calls at once, before the rate counts; 0: as many as in a second
  int client_calls = 0;     // under way
  int calls = 0;            // under way, of all clients
};

// Decides of every call whether it may begin, before anything of its request is
// read. A client is who its token or certificate says, else its address.
// Thread-safe.
class Admission {
 public:
  // access: who may do what, or null where everybody may do everything; outlives
  // this.
  Admission(const CallLimits& limits, const AccessStore* access);

  struct Decision {
    // OK, or UNAUTHENTICATED, PERMISSION_DENIED or RESOURCE_EXHAUSTED (OVERLOADED).
    absl::Status status;
    std::string client;          // for the log
    CallCounter::Ticket ticket;  // the call is under way as long as this is
  };
  // method: plain name. Refused callers count against their rate as others do, by
  // address where nothing else is known.
  Decision Admit(const Caller& caller, absl::string_view method, absl::Time now);

 private:
  // Who it is, and whether that one has the role.
  Decision Identify(const Caller& caller, absl::string_view method, absl::Time now) const;
  absl::Status TakeRate(const std::string& client, absl::Time now);

  const AccessStore* const access_;
  RateLimiter rate_;
  CallCounter counter_;
};

}  // namespace isnad::rpc::security
