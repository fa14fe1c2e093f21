// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
#include <memory>
#include <string>

#include "absl/container/flat_hash_map.h"
#include "absl/status/status.h"
#include "absl/strings/string_view.h"
#include "absl/time/time.h"
#include "google/protobuf/descriptor.h"

namespace isnad::rpc {

// The series that gRPC dashboards know: grpc_server_started_total,
// grpc_server_handled_total, grpc_server_handling_seconds,
// grpc_server_msg_received_total and grpc_server_msg_sent_total, with the labels
// grpc_type, grpc_service, grpc_method and grpc_code. Made for every method of
// the given services at start-up; a name that is not in that table counts
// nowhere, so no caller can add series. Thread-safe; lock-free on the call path.
class CallMetrics {
 public:
  CallMetrics(prometheus::Registry& registry,
              const std::vector<const google::protobuf::ServiceDescriptor*>& services);

  void Started(absl::string_view method);
  void Handled(absl::string_view method, absl::StatusCode code, absl::Duration duration);
  // One message of a call.
  void Received(absl::string_view method);
  void Sent(absl::string_view method);

 private:
  static constexpr size_t kCodes = 17;
  struct Method {
    prometheus::Counter* started;
    prometheus::Counter* received;
    prometheus::Counter* sent;
    std::array<prometheus::Counter*, kCodes> handled;
    prometheus::Histogram* seconds;
  };
  void Increment(absl::string_view method, prometheus::Counter* Method::*counter);

  absl::flat_hash_map<std::string, Method> methods_;
};

// "Ok", "InvalidArgument": the spelling that dashboards expect.
absl::string_view CodeLabel(absl::StatusCode code);

}  // namespace isnad::rpc
