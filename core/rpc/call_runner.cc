// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/call_runner.h"

#include <chrono>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/model/error.h"
#include "core/model/steady_clock.h"
#include "core/rpc/commit_token_metadata.h"
#include "core/rpc/log.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

// Clients with a retry policy wait so long before they try again.
void AddPushback(const absl::Status& status, grpc::CallbackServerContext* context) {
  const auto details = model::GetErrorDetails(status);
  if (!details || details->reason != model::ErrorReason::kOverloaded) return;
  context->AddTrailingMetadata("grpc-retry-pushback-ms",
                               absl::StrCat(absl::ToInt64Milliseconds(RetryDelay(status))));
}

}  // namespace

CallRecord::CallRecord(CallMetrics& metrics, absl::string_view method,
                       grpc::CallbackServerContext* context, security::Admission* admission)
    : metrics_(metrics), method_(method), server_context_(context), start_(model::SteadyNow()) {
  metrics_.Started(method_);
  // gRPC's "no deadline" is the last time that its clock can tell.
  const auto deadline = context->deadline();
  if (deadline < std::chrono::system_clock::time_point::max()) {
    context_.deadline = model::SteadyNow() + (absl::FromChrono(deadline) - absl::Now());
  }
  context_.cancelled = [context] { return context->IsCancelled(); };
  context_.notes = &notes_;
  if (admission != nullptr) {
    admission_ = admission->Admit(security::CallerOf(*context), method, absl::Now());
  }
  trace_ = ReadTraceContext(*context);
  const auto token = ReadCommitToken(*context);
  metadata_ = token.status();
  if (token.ok()) context_.read_after = *token;
}

absl::Status CallRecord::Check() const {
  absl::Status status = admission_.status;
  status.Update(context_.Check());
  status.Update(metadata_);
  return status;
}

void CallRecord::Received() {
  received_.fetch_add(1, std::memory_order_relaxed);
  metrics_.Received(method_);
}

void CallRecord::Sent() {
  sent_.fetch_add(1, std::memory_order_relaxed);
  metrics_.Sent(method_);
}

void CallRecord::Finish(const absl::Status& status) {
  AddCommitToken(notes_, server_context_);
  AddPushback(status, server_context_);
  // Before the caller learns of the end, and begins another one.
  admission_.ticket = {};
  const absl::Duration duration = model::SteadyNow() - start_;
  metrics_.Handled(method_, status.code(), duration);
  if (!LogEnabled(LogLevel::kInfo)) return;
  const bool ours = status.code() == absl::StatusCode::kInternal ||
                    status.code() == absl::StatusCode::kUnknown ||
                    status.code() == absl::StatusCode::kDataLoss;
  nlohmann::json fields = ErrorFields(status, /*with_message=*/ours);
  fields["method"] = std::string(method_);
  fields["ms"] = absl::ToDoubleMilliseconds(duration);
  fields["peer"] = server_context_->peer();
  fields["received"] = received_.load();
  fields["sent"] = sent_.load();
  if (!admission_.client.empty()) fields["client"] = admission_.client;
  if (trace_) {
    fields["trace_id"] = trace_->trace_id;
    fields["parent_id"] = trace_->parent_id;
    fields["span_id"] = trace_->span_id;
  }
  Log(ours ? LogLevel::kError : LogLevel::kInfo, kCallEvent, fields);
}

}  // namespace isnad::rpc
