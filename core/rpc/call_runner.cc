// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/call_runner.h"

#include <chrono>

#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/rpc/log.h"
#include "isnad/v1/error_reason.pb.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {

CallRecord::CallRecord(CallMetrics& metrics, absl::string_view method,
                       grpc::CallbackServerContext* context)
    : metrics_(metrics), method_(method), context_(context), start_(absl::Now()) {
  metrics_.Started(method_);
}

void CallRecord::Finish(const absl::Status& status) {
  const absl::Duration duration = absl::Now() - start_;
  metrics_.Handled(method_, status.code(), duration);
  if (!LogEnabled(LogLevel::kInfo)) return;
  nlohmann::json fields = {{"method", std::string(method_)},
                           {"code", std::string(CodeLabel(status.code()))},
                           {"ms", absl::ToDoubleMilliseconds(duration)},
                           {"peer", context_->peer()}};
  if (const auto details = model::GetErrorDetails(status)) {
    fields["reason"] = v1::ErrorReason_Name(static_cast<v1::ErrorReason>(details->reason));
    if (!details->field.empty()) fields["field"] = details->field;
  }
  const bool ours = status.code() == absl::StatusCode::kInternal ||
                    status.code() == absl::StatusCode::kUnknown ||
                    status.code() == absl::StatusCode::kDataLoss;
  if (ours) fields["message"] = std::string(status.message());
  Log(ours ? LogLevel::kError : LogLevel::kInfo, "call", fields);
}

store::CallContext ContextOf(grpc::CallbackServerContext* context) {
  // gRPC's "no deadline" is the last time that its clock can tell.
  const auto deadline = context->deadline();
  const bool bounded = deadline < std::chrono::system_clock::time_point::max();
  return {bounded ? absl::FromChrono(deadline) : absl::InfiniteFuture(),
          [context] { return context->IsCancelled(); }};
}

}  // namespace isnad::rpc
