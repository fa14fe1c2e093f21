// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/call_runner.h"

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
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
  nlohmann::json fields = {{"method", std::string(method_)},
                           {"code", std::string(CodeLabel(status.code()))},
                           {"ms", absl::ToDoubleMilliseconds(duration)},
                           {"peer", context_->peer()}};
  if (const auto details = model::GetErrorDetails(status)) {
    fields["reason"] = static_cast<int>(details->reason);
    if (!details->field.empty()) fields["field"] = details->field;
  }
  const bool ours = status.code() == absl::StatusCode::kInternal ||
                    status.code() == absl::StatusCode::kUnknown ||
                    status.code() == absl::StatusCode::kDataLoss;
  if (ours) fields["message"] = std::string(status.message());
  Log(ours ? LogLevel::kError : LogLevel::kInfo, "call", fields);
}

store::CallContext ContextOf(grpc::CallbackServerContext* context) {
  return {absl::FromChrono(context->deadline()), [context] { return context->IsCancelled(); }};
}

absl::Status OverloadedError(int queue_limit) {
  return model::MakeError(absl::StatusCode::kResourceExhausted,
                          "the server's queue is full; try again shortly",
                          {model::ErrorReason::kOverloaded,
                           {{"queue", "calls"}, {"limit", absl::StrCat(queue_limit)}},
                           ""});
}

}  // namespace isnad::rpc
