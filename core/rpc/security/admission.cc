// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/admission.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "core/model/error.h"
#include "core/rpc/errors.h"

namespace isnad::rpc::security {
namespace {

absl::Status PermissionDeniedError(absl::string_view method, std::optional<Role> role) {
  const std::string name(role ? RoleName(*role) : "none");
  return model::MakeError(
      absl::StatusCode::kPermissionDenied,
      absl::StrCat("the caller may not use ", method, ", which needs the role ", name),
      {model::ErrorReason::kPermissionDenied,
       {{"method", std::string(method)}, {"role", name}},
       ""});
}

// Who calls, where nobody asks whether it may.
std::string NameOf(const Caller& caller) {
  if (!caller.uris.empty()) return absl::StrCat("uri:", caller.uris.front());
  if (!caller.dns_names.empty()) return absl::StrCat("dns:", caller.dns_names.front());
  return caller.peer;
}

}  // namespace

Admission::Admission(const CallLimits& limits, const AccessStore* access)
    : access_(access),
      rate_(limits.client_rate,
            std::max(1.0, limits.client_burst > 0 ? limits.client_burst : limits.client_rate)),
      counter_(limits.calls, limits.client_calls) {}

absl::Status Admission::TakeRate(const std::string& client, absl::Time now) {
  const absl::Duration wait = rate_.Take(client, now);
  if (wait == absl::ZeroDuration()) return absl::OkStatus();
  return OverloadedError("client_calls_per_second", rate_.per_second(),
                         "this client calls too often; slow down", wait);
}

Admission::Decision Admission::Identify(const Caller& caller, absl::string_view method,
                                        absl::Time now) const {
  const auto policy = access_ == nullptr ? nullptr : access_->current();
  if (policy == nullptr) return {absl::OkStatus(), NameOf(caller)};
  auto identity = policy->Identify(caller, now);
  if (!identity.ok()) return {identity.status(), caller.peer};
  const std::optional<Role> role = RoleOfMethod(method);
  const bool may = role && identity->roles.Has(*role);
  return {may ? absl::OkStatus() : PermissionDeniedError(method, role), std::move(identity->name)};
}

Admission::Decision Admission::Admit(const Caller& caller, absl::string_view method,
                                     absl::Time now) {
  Decision decision = Identify(caller, method, now);
  if (absl::Status rate = TakeRate(decision.client, now); !rate.ok()) {
    decision.status = std::move(rate);
  }
  if (!decision.status.ok()) return decision;
  auto ticket = counter_.Begin(decision.client);
  decision.status = ticket.status();
  if (ticket.ok()) decision.ticket = *std::move(ticket);
  return decision;
}

}  // namespace isnad::rpc::security
