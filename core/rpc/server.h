// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <grpcpp/server.h>
#include <prometheus/exposer.h>
#include <prometheus/registry.h>

#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/rpc/call_runner.h"
#include "core/rpc/health.h"
#include "core/rpc/reflection.h"

namespace isnad::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0 takes a free one
  std::string metrics_listen;          // HOST:PORT, or empty for no metrics port
  int workers = 4;                     // threads that run handlers
  int queue_limit = 256;               // calls that may wait for a worker
  int max_request_bytes = 4 << 20;
};

// What a service is built with and counts on.
struct ServerParts {
  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  std::unique_ptr<CallMetrics> metrics;
  std::unique_ptr<WorkerPool> workers;
  std::unique_ptr<CallRunner> calls;
};
ServerParts MakeServerParts(const ServerOptions& options,
                            const google::protobuf::ServiceDescriptor& service);

// A running gRPC server with one service of the project, health, reflection v1
// and v1alpha, and the metrics port.
class Server {
 public:
  // Borrows service and parts; they outlive the server. UNAVAILABLE where an
  // address cannot be listened on. Starts as NOT_SERVING.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                                       absl::string_view service_name,
                                                       grpc::Service& service,
                                                       const ServerParts& parts);

  int port() const { return port_; }
  HealthService& health() { return health_; }
  grpc::Server& grpc_server() { return *server_; }

  // Stops taking calls, lets those under way finish until the deadline, then
  // cancels them. Blocks. Never from a signal handler.
  void Drain(absl::Duration grace);

 private:
  Server(absl::string_view service_name, std::vector<std::string> names);

  HealthService health_;
  ReflectionService reflection_;
  std::unique_ptr<prometheus::Exposer> exposer_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace isnad::rpc
