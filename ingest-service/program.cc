// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "ingest-service/program.h"

#include <algorithm>
#include <memory>

#include "absl/time/clock.h"
#include "core/rpc/log.h"
#include "core/store/open_store.h"
#include "ingest-service/feed_worker.h"
#include "ingest-service/grpc_adapter.h"
#include "ingest-service/heartbeat_worker.h"
#include "nlohmann/json.hpp"

namespace isnad::ingest {
namespace {

const google::protobuf::ServiceDescriptor& ServiceDescriptor() {
  return *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      v1::IngestService::service_full_name());
}

void ServeUntilTerminated(const ProgramOptions& options, rpc::Termination& termination,
                          rpc::Server& server, const IngestService& service,
                          ArticleStreams& streams) {
  server.health().SetServing(true);
  rpc::Log(rpc::LogLevel::kInfo, "serving", {{"port", server.port()}});
  if (options.on_serving) options.on_serving(server.port());
  const int signal = termination.Wait();
  rpc::Log(rpc::LogLevel::kInfo, "draining", {{"signal", signal}});
  server.health().SetServing(false);
  const absl::Time deadline = absl::Now() + options.drain;
  // Before the connections close, so that clients learn why their streams end.
  service.Drain();
  streams.Drain(deadline);
  server.Drain(std::max(deadline - absl::Now(), absl::ZeroDuration()));
  rpc::Log(rpc::LogLevel::kInfo, "stopped", nlohmann::json::object());
}

}  // namespace

absl::Status RunProgram(const ProgramOptions& options, const Analysis& analysis,
                        rpc::Termination& termination) {
  const auto store = store::OpenStoreForWriting(options.store);
  if (!store.ok()) return store.status();
  const rpc::ServerParts parts = rpc::MakeServerParts(options.server, ServiceDescriptor());
  IngestMetrics metrics(*parts.registry);
  // After all that stores has stopped, it announces the rest.
  const FeedWorker feed(**store);
  const HeartbeatWorker heartbeat(**store);
  const IngestService service(**store, analysis, metrics, absl::Now);
  ArticleStreams streams(service, *parts.calls, metrics);
  GrpcAdapter adapter(service, *parts.calls, streams, metrics);
  const auto server =
      rpc::Server::Start(options.server, v1::IngestService::service_full_name(), adapter, parts);
  if (!server.ok()) return server.status();
  ServeUntilTerminated(options, termination, **server, service, streams);
  return absl::OkStatus();
}

}  // namespace isnad::ingest
