// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/server.h"

#include <grpcpp/ext/channelz_service_plugin.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/impl/server_builder_option.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <utility>

#include "absl/strings/match.h"
#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "core/rpc/grpc_log.h"
#include "core/rpc/log.h"
#include "core/rpc/process_metrics.h"
#include "google/protobuf/stubs/logging.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

// gRPC keeps builder plugins and the health switch in globals: set once.
void InitializeGrpcOnce() {
  static const bool done = [] {
    grpc::EnableDefaultHealthCheckService(false);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::channelz::experimental::InitChannelzService();
    // Protobuf complains of malformed requests on standard error, where callers
    // could then fill the log. They get a typed error instead.
    google::protobuf::SetLogHandler(nullptr);
    LogWhatGrpcSays();
    return true;
  }();
  (void)done;
}

// gRPC's plugins belong to every server of the process. A port serves those that
// it names, and no other.
constexpr char kReflectionPlugin[] = "proto_server_reflection";
constexpr char kChannelzPlugin[] = "channelz_service";

class OnlyPlugins final : public grpc::ServerBuilderOption {
 public:
  explicit OnlyPlugins(std::vector<std::string> names) : names_(std::move(names)) {}

  void UpdateArguments(grpc::ChannelArguments*) override {}
  void UpdatePlugins(std::vector<std::unique_ptr<grpc::ServerBuilderPlugin>>* plugins) override {
    std::erase_if(*plugins, [this](const auto& plugin) {
      return std::find(names_.begin(), names_.end(), plugin->name()) == names_.end();
    });
  }

 private:
  const std::vector<std::string> names_;
};

// Limits of every connection. deploy/security.md tells what they stop.
constexpr int kMaxStreamsOfConnection = 256;
constexpr int kMaxMetadataBytes = 16 << 10;
constexpr int kHandshakeTimeoutMs = 20'000;  // TLS and HTTP/2 settings, together
// Of all connections of a port: what they have received and nobody has taken yet.
// Beyond, gRPC breaks off calls, and then connections.
constexpr size_t kTransportBytes = 256 << 20;
// gRPC's own reflection (v1alpha) has a thread for each conversation.
constexpr int kReflectionThreads = 32;
// Files of the store, other ports, threads.
constexpr int kOtherDescriptors = 512;

// What is served at an address.
struct PortPlan {
  std::string listen;
  std::shared_ptr<grpc::ServerCredentials> credentials;
  std::vector<grpc::Service*> services;
  std::vector<std::string> plugins;
  int max_request_bytes = 64 << 10;
  ConnectionLimits connections = {.all = 64};
  absl::Duration max_age = absl::InfiniteDuration();
  absl::Duration max_age_grace = absl::InfiniteDuration();
};

// As gRPC takes it: its largest number stands for ever.
int Milliseconds(absl::Duration duration) {
  return static_cast<int>(
      std::min<int64_t>(absl::ToInt64Milliseconds(duration), std::numeric_limits<int>::max()));
}

void LimitConnections(const PortPlan& plan, grpc::ServerBuilder* builder) {
  builder->SetMaxReceiveMessageSize(plan.max_request_bytes);
  builder->SetResourceQuota(
      grpc::ResourceQuota(plan.listen).Resize(kTransportBytes).SetMaxThreads(kReflectionThreads));
  builder->AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS, kMaxStreamsOfConnection);
  builder->AddChannelArgument(GRPC_ARG_MAX_METADATA_SIZE, kMaxMetadataBytes);
  builder->AddChannelArgument(GRPC_ARG_SERVER_HANDSHAKE_TIMEOUT_MS, kHandshakeTimeoutMs);
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_MS, Milliseconds(plan.max_age));
  builder->AddChannelArgument(GRPC_ARG_MAX_CONNECTION_AGE_GRACE_MS,
                              Milliseconds(plan.max_age_grace));
  // Two replicas on one port would share calls at random: refuse instead.
  builder->AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, 60'000);
  builder->AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS, 20'000);
  builder->AddChannelArgument(GRPC_ARG_HTTP2_MIN_RECV_PING_INTERVAL_WITHOUT_DATA_MS, 10'000);
}

// What a port with this service and reflection lists.
std::vector<std::string> Reflected(absl::string_view service_name) {
  return {std::string(service_name), grpc::health::v1::Health::service_full_name(),
          grpc::reflection::v1::ServerReflection::service_full_name(),
          "grpc.reflection.v1alpha.ServerReflection"};
}

// An empty address opens nothing.
absl::Status OpenPort(const PortPlan& plan, GrpcPort* port) {
  if (plan.listen.empty()) return absl::OkStatus();
  port->credentials = plan.credentials;
  grpc::ServerBuilder builder;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> handover;
  if (absl::StartsWith(plan.listen, "unix")) {
    builder.AddListeningPort(plan.listen, plan.credentials, &port->port);
  } else {
    auto acceptor = ConnectionAcceptor::Listen(plan.listen, plan.connections);
    if (!acceptor.ok()) return acceptor.status();
    port->acceptor = *std::move(acceptor);
    port->port = port->acceptor->port();
    handover = builder.experimental().AddExternalConnectionAcceptor(
        grpc::ServerBuilder::experimental_type::ExternalConnectionType::FROM_FD, plan.credentials);
  }
  for (grpc::Service* service : plan.services) builder.RegisterService(service);
  builder.SetOption(std::make_unique<OnlyPlugins>(plan.plugins));
  LimitConnections(plan, &builder);
  port->server = builder.BuildAndStart();
  if (port->server == nullptr || port->port == 0) {
    return absl::UnavailableError(absl::StrCat("cannot listen on ", plan.listen));
  }
  if (handover != nullptr) port->acceptor->Start(std::move(handover));
  return absl::OkStatus();
}

absl::StatusOr<std::unique_ptr<prometheus::Exposer>> Expose(
    const std::string& address,
    const std::vector<std::shared_ptr<prometheus::Collectable>>& metrics) {
  if (address.empty()) return nullptr;
  try {
    auto exposer = std::make_unique<prometheus::Exposer>(address, /*num_threads=*/1);
    for (const auto& each : metrics) exposer->RegisterCollectable(each);
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
  parts.security = options.security;
  parts.calls = std::make_unique<CallRunner>(
      *parts.workers, *parts.metrics,
      parts.security == nullptr ? nullptr : &parts.security->admission(), options.brief_calls);
  AddProcessMetrics(parts.live.get());
  AddWorkerMetrics(*parts.workers, parts.live.get());
  return parts;
}

Server::Server(absl::string_view service_name)
    : health_({std::string(service_name)}),
      reflection_(Reflected(service_name)),
      admin_reflection_(Reflected("grpc.channelz.v1.Channelz")) {
  live_->AddGauge("isnad_serving", "1 where calls are served, 0 while the store is away.",
                  [this] { return health_.serving() ? 1.0 : 0.0; });
}

absl::StatusOr<std::unique_ptr<Server>> Server::Start(const ServerOptions& options,
                                                      absl::string_view service_name,
                                                      grpc::Service& service,
                                                      const ServerParts& parts) {
  InitializeGrpcOnce();
  AllowDescriptors(options.connections.all + kOtherDescriptors);
  std::unique_ptr<Server> server(new Server(service_name));
  auto exposer = Expose(options.metrics_listen, {parts.registry, parts.live, server->live_});
  if (!exposer.ok()) return exposer.status();
  server->exposer_ = *std::move(exposer);
  if (absl::Status status = server->Listen(options, service); !status.ok()) return status;
  Log(LogLevel::kInfo, "listening",
      {{"port", server->port()},
       {"health_port", server->health_port()},
       {"admin_port", server->admin_port()}});
  return server;
}

absl::Status Server::Listen(const ServerOptions& options, grpc::Service& service) {
  absl::Status status =
      OpenPort({.listen = options.listen,
                .credentials = options.security == nullptr ? grpc::InsecureServerCredentials()
                                                           : options.security->Credentials(),
                .services = {&service, &health_, &reflection_},
                .plugins = {kReflectionPlugin},
                .max_request_bytes = options.max_request_bytes,
                .connections = options.connections,
                .max_age = options.max_connection_age,
                .max_age_grace = options.max_connection_age_grace},
               &main_);
  if (!status.ok()) return status;
  status = OpenPort({.listen = options.health_listen,
                     .credentials = grpc::InsecureServerCredentials(),
                     .services = {&health_}},
                    &health_only_);
  if (!status.ok()) return status;
  return OpenPort({.listen = options.admin_listen,
                   .credentials = grpc::InsecureServerCredentials(),
                   .services = {&health_, &admin_reflection_},
                   .plugins = {kReflectionPlugin, kChannelzPlugin}},
                  &admin_);
}

void Server::Drain(absl::Duration grace) {
  health_.Shutdown();
  if (main_.acceptor != nullptr) main_.acceptor->Stop();
  main_.server->Shutdown(absl::ToChronoTime(absl::Now() + grace));
  main_.server->Wait();
  for (GrpcPort* port : {&health_only_, &admin_}) {
    if (port->server == nullptr) continue;
    if (port->acceptor != nullptr) port->acceptor->Stop();
    port->server->Shutdown(absl::ToChronoTime(absl::Now()));
    port->server->Wait();
  }
}

}  // namespace isnad::rpc
