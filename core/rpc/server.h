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
#include "core/rpc/connection_acceptor.h"
#include "core/rpc/health.h"
#include "core/rpc/live_metrics.h"
#include "core/rpc/reflection.h"
#include "core/rpc/security/security.h"

namespace isnad::rpc {

struct ServerOptions {
  std::string listen = "127.0.0.1:0";  // HOST:PORT; port 0 takes a free one
  std::string metrics_listen;          // HOST:PORT, or empty for no metrics port
  // HOST:PORT, or empty for none. Always plaintext, whatever the main port asks
  // for: health for whoever probes, and what operators look into (see Server).
  std::string health_listen;
  std::string admin_listen;
  int workers = 4;        // threads that run handlers
  int brief_calls = 0;    // as for CallRunner
  int queue_limit = 256;  // calls that may wait for a worker
  int max_request_bytes = 4 << 20;
  // Of the main port. Null: plaintext, and everybody may do everything.
  std::shared_ptr<security::Security> security;
  ConnectionLimits connections;
  absl::Duration max_connection_age = absl::InfiniteDuration();
  absl::Duration max_connection_age_grace = absl::InfiniteDuration();
};

// What a service is built with and counts on.
struct ServerParts {
  std::shared_ptr<security::Security> security;  // or null
  std::shared_ptr<prometheus::Registry> registry = std::make_shared<prometheus::Registry>();
  // Of the process and the workers, and what a service adds.
  std::shared_ptr<LiveMetrics> live = std::make_shared<LiveMetrics>();
  std::unique_ptr<CallMetrics> metrics;
  std::unique_ptr<WorkerPool> workers;
  std::unique_ptr<CallRunner> calls;
};
ServerParts MakeServerParts(const ServerOptions& options,
                            const google::protobuf::ServiceDescriptor& service);

// A port that gRPC listens on.
struct GrpcPort {
  std::shared_ptr<grpc::ServerCredentials> credentials;  // outlive the server
  std::unique_ptr<grpc::Server> server;
  std::unique_ptr<ConnectionAcceptor> acceptor;  // null for a Unix socket
  int port = 0;
};

// The running gRPC ports of a program. Each is a server of its own, so that
// nothing can be reached by way of another:
//   main    one service of the project, health, reflection v1 and v1alpha;
//   health  health alone, for probes that hold no certificate;
//   admin   channelz (which connections there are, and how their calls went, of
//           all ports), health, reflection. It asks nobody who they are: it
//           belongs on a loopback address.
// And the metrics over HTTP.
class Server {
 public:
  // Borrows service and parts; they outlive the server. UNAVAILABLE where an
  // address cannot be listened on. Starts as NOT_SERVING.
  static absl::StatusOr<std::unique_ptr<Server>> Start(const ServerOptions& options,
                                                       absl::string_view service_name,
                                                       grpc::Service& service,
                                                       const ServerParts& parts);

  // The ports that were taken; 0 for none.
  int port() const { return main_.port; }
  int health_port() const { return health_only_.port; }
  int admin_port() const { return admin_.port; }
  HealthService& health() { return health_; }
  grpc::Server& grpc_server() { return *main_.server; }

  // Of the time to drain, what streams may use up before this: the calls beside
  // them need the rest.
  static constexpr double kStreamsShareOfDrain = 0.8;
  // Stops taking calls, lets those under way finish until the deadline, then
  // cancels them. Probes are answered, with NOT_SERVING, until it is done.
  // Blocks. Never from a signal handler.
  void Drain(absl::Duration grace);

 private:
  explicit Server(absl::string_view service_name);
  absl::Status Listen(const ServerOptions& options, grpc::Service& service);

  HealthService health_;
  ReflectionService reflection_;
  ReflectionService admin_reflection_;
  const std::shared_ptr<LiveMetrics> live_ = std::make_shared<LiveMetrics>();
  std::unique_ptr<prometheus::Exposer> exposer_;
  GrpcPort main_;
  GrpcPort health_only_;
  GrpcPort admin_;
};

}  // namespace isnad::rpc
