// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/call_runner.h"

#include <chrono>

#include "absl/time/clock.h"
#include "core/rpc/log.h"
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
  const bool ours = status.code() == absl::StatusCode::kInternal ||
                    status.code() == absl::StatusCode::kUnknown ||
                    status.code() == absl::StatusCode::kDataLoss;
  nlohmann::json fields = ErrorFields(status, /*with_message=*/ours);
  fields["method"] = std::string(method_);
  fields["ms"] = absl::ToDoubleMilliseconds(duration);
  fields["peer"] = context_->peer();
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
