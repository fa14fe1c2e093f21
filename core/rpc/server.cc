// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/server.h"

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <exception>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"

namespace isnad::rpc {
namespace {

// gRPC keeps builder plugins and the health switch in globals: set once.
void InitializeGrpcOnce() {
  static const bool done = [] {
    grpc::EnableDefaultHealthCheckService(false);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    return true;
  }();
  (void)done;
}

void LimitConnections(const ServerOptions& options, grpc::ServerBuilder* builder) {
  builder->SetMaxReceiveMessageSize(options.max_request_bytes);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, 256);
  builder->AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, 16 << 10);
  // Two replicas on one port would share calls at random: refuse instead.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder->AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
}

absl::StatusOr<std::unique_ptr<prometheus::Exposer>> Expose(
    const std::string& address, const std::shared_ptr<prometheus::Registry>& registry) {
  if (address.empty()) return nullptr;
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(address, /*num_threads=*/1);
    exposer->RegisterCollectable(registry);
    return exposer;
  } catch (const std::exception& e) {
    return absl::UnavailableError(
        absl::StrCat("cannot serve metrics on ", address, ": ", e.what()));
  }
}

}  // namespace

ServerParts MakeServerParts(const ServerOptions& options,
                            const google::protobuf::ServiceDescriptor& service) {
  ServerParts parts;
  parts.metrics = std::make_unique<CallMetrics>(
      *parts.registry, std::vector<const google::protobuf::ServiceDescriptor*>{&service});
  parts.workers = std::make_unique<WorkerPool>(options.workers, options.queue_limit);
  parts.calls = std::make_unique<CallRunner>(*parts.workers, *parts.metrics);
  return parts;
}

Server::Server(absl::string_view service_name, std::vector<std::string> names)
    : health_({std::string(service_name)}), reflection_(std::move(names)) {}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options,
                                                      absl::string_view service_name,
                                                      grpc::Service& service,
                                                      const ServerParts& parts) {
  InitializeGrpcOnce();
  std::unique_ptr<Server> server(new Server(
      service_name, {std::string(service_name), grpc::health::v1::Health::service_full_name(),
                     grpc::reflection::v1::ServerReflection::service_full_name(),
                     "grpc.reflection.v1alpha.ServerReflection"}));
  auto exposer = Expose(options.metrics_listen, parts.registry);
  if (!exposer.ok()) return exposer.status();
  server->exposer_ = *std::move(exposer);

  grpc::ServerBuilder builder;
  builder.AddListeningPort(options.listen, grpc::InsecureServerCredentials(), &server->port_);
  builder.RegisterService(&service);
  builder.RegisterService(&server->health_);
  builder.RegisterService(&server->reflection_);
  LimitConnections(options, &builder);
  server->server_ = builder.BuildAndStart();
  if (server->server_ == nullptr || server->port_ == 0) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", options.listen));
  }
  return server;
}

void Server::Drain(absl::Duration grace) {
  health_.Shutdown();
  server_->Shutdown(absl::ToChronoTime(absl::Now() + grace));
  server_->Wait();
}

}  // namespace isnad::rpc
