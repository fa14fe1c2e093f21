// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/metrics.h"

#include <vector>

namespace isnad::rpc {
namespace {

constexpr std::array<absl::string_view, 17> kCodeLabels = {
    "OK",       "Canceled",       "Unknown",          "InvalidArgument",   "DeadlineExceeded",
    "NotFound", "AlreadyExists",  "PermissionDenied", "ResourceExhausted", "FailedPrecondition",
    "Aborted",  "OutOfRange",     "Unimplemented",    "Internal",          "Unavailable",
    "DataLoss", "Unauthenticated"};

// Seconds; the steps of go-grpc-prometheus, with two finer ones below.
const prometheus::Histogram::BucketBoundaries kBuckets = {
    0.0005, 0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

// A number that is no code counts as UNKNOWN.
size_t IndexOf(absl::StatusCode code) {
  const auto index = static_cast<size_t>(code);
  return index < kCodeLabels.size() ? index : static_cast<size_t>(absl::StatusCode::kUnknown);
}

std::string TypeLabel(const google::protobuf::MethodDescriptor& method) {
  if (method.client_streaming()) return method.server_streaming() ? "bidi_stream" : "client_stream";
  return method.server_streaming() ? "server_stream" : "unary";
}

}  // namespace

absl::string_view CodeLabel(absl::StatusCode code) { return kCodeLabels[IndexOf(code)]; }

CallMetrics::CallMetrics(prometheus::Registry& registry,
                         const std::vector<const google::protobuf::ServiceDescriptor*>& services) {
  const auto counter = [&registry](const char* name, const char* help) -> auto& {
    return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
  };
  auto& started = counter("grpc_server_started_total", "Calls started on the server.");
  auto& handled =
      counter("grpc_server_handled_total", "Calls completed on the server, whatever their result.");
  auto& received = counter("grpc_server_msg_received_total", "Messages received in calls.");
  auto& sent = counter("grpc_server_msg_sent_total", "Messages sent in calls.");
  auto& seconds = prometheus::BuildHistogram()
                      .Name("grpc_server_handling_seconds")
                      .Help("Time from the start of a call to its end.")
                      .Register(registry);
  for (const auto* service : services) {
    for (int i = 0; i < service->method_count(); ++i) {
      const auto& descriptor = *service->method(i);
      prometheus::Labels labels = {{"grpc_type", TypeLabel(descriptor)},
                                   {"grpc_service", service->full_name()},
                                   {"grpc_method", descriptor.name()}};
      Method method{&started.Add(labels),
                    &received.Add(labels),
                    &sent.Add(labels),
                    {},
                    &seconds.Add(labels, kBuckets)};
      for (size_t code = 0; code < kCodes; ++code) {
        labels["grpc_code"] = std::string(kCodeLabels[code]);
        method.handled[code] = &handled.Add(labels);
      }
      methods_.emplace(descriptor.name(), method);
    }
  }
}

void CallMetrics::Started(absl::string_view method) { Increment(method, &Method::started); }
void CallMetrics::Received(absl::string_view method) { Increment(method, &Method::received); }
void CallMetrics::Sent(absl::string_view method) { Increment(method, &Method::sent); }

void CallMetrics::Increment(absl::string_view method, prometheus::Counter* Method::*counter) {
  if (auto it = methods_.find(method); it != methods_.end()) (it->second.*counter)->Increment();
}

void CallMetrics::Handled(absl::string_view method, absl::StatusCode code,
                          absl::Duration duration) {
  auto it = methods_.find(method);
  if (it == methods_.end()) return;
  it->second.handled[IndexOf(code)]->Increment();
  it->second.seconds->Observe(absl::ToDoubleSeconds(duration));
}

}  // namespace isnad::rpc
