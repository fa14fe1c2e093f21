// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// isnad-ingest: takes in articles, analyses and stores them.

#include <cstdlib>
#include <memory>
#include <string>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "absl/time/clock.h"
#include "core/rpc/flags.h"
#include "core/rpc/log.h"
#include "core/rpc/server.h"
#include "core/rpc/termination.h"
#include "core/store/open_store.h"
#include "ingest-service/grpc_adapter.h"
#include "ingest-service/limits.h"
#include "nlohmann/json.hpp"

ABSL_FLAG(std::string, store, "sqlite:isnad.db", "Where articles are kept: sqlite:PATH.");
ABSL_FLAG(std::string, listen, "0.0.0.0:50051", "HOST:PORT of the service.");
ABSL_FLAG(std::string, metrics_listen, "0.0.0.0:9051",
          "HOST:PORT of Prometheus metrics; empty for none.");
ABSL_FLAG(int, workers, 4, "Threads that analyse and store.");
ABSL_FLAG(int, queue_limit, 256, "Calls that may wait for a worker; beyond, OVERLOADED.");
ABSL_FLAG(int, drain_seconds, 20, "After SIGTERM, how long calls under way may take to finish.");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warning, error or off.");

namespace isnad::ingest {
namespace {

rpc::ServerOptions OptionsFromFlags() {
  rpc::ServerOptions options;
  options.listen = absl::GetFlag(FLAGS_listen);
  options.metrics_listen = absl::GetFlag(FLAGS_metrics_listen);
  options.workers = absl::GetFlag(FLAGS_workers);
  options.queue_limit = absl::GetFlag(FLAGS_queue_limit);
  options.max_request_bytes = kMaxRequestBytes;
  return options;
}

const google::protobuf::ServiceDescriptor& ServiceDescriptor() {
  return *google::protobuf::DescriptorPool::generated_pool()->FindServiceByName(
      v1::IngestService::service_full_name());
}

// Every acknowledged article is durable before its answer leaves, so that a
// drain has nothing to save: it only lets callers have their answers.
void ServeUntilTerminated(rpc::Termination& termination, rpc::Server& server,
                          ArticleStreams& streams) {
  server.health().SetServing(true);
  rpc::Log(rpc::LogLevel::kInfo, "serving", {{"port", server.port()}});
  const int signal = termination.Wait();
  rpc::Log(rpc::LogLevel::kInfo, "draining", {{"signal", signal}});
  server.health().SetServing(false);
  streams.Drain();
  server.Drain(absl::Seconds(absl::GetFlag(FLAGS_drain_seconds)));
  rpc::Log(rpc::LogLevel::kInfo, "stopped", nlohmann::json::object());
}

absl::Status Run() {
  rpc::Termination termination;  // before any thread
  const auto analysis = CreateRuleAnalysis();
  if (!analysis.ok()) return analysis.status();
  const auto store = store::OpenStoreForWriting(absl::GetFlag(FLAGS_store));
  if (!store.ok()) return store.status();
  const rpc::ServerOptions options = OptionsFromFlags();
  const rpc::ServerParts parts = rpc::MakeServerParts(options, ServiceDescriptor());
  IngestMetrics metrics(*parts.registry);
  const IngestService service(**store, **analysis, metrics, absl::Now);
  ArticleStreams streams(service, *parts.calls, metrics);
  GrpcAdapter adapter(service, *parts.calls, streams);
  const auto server =
      rpc::Server::Start(options, v1::IngestService::service_full_name(), adapter, parts);
  if (!server.ok()) return server.status();
  ServeUntilTerminated(termination, **server, streams);
  return absl::OkStatus();
}

}  // namespace
}  // namespace isnad::ingest

int main(int argc, char** argv) {
  using isnad::rpc::LogLevel;
  isnad::rpc::ParseFlags(argc, argv,
                         "Takes in Arabic news articles, analyses them and stores what was found.");
  absl::Status status = isnad::rpc::StartLog("isnad-ingest", absl::GetFlag(FLAGS_log_level));
  if (status.ok()) status = isnad::ingest::Run();
  if (status.ok()) return EXIT_SUCCESS;
  isnad::rpc::Log(LogLevel::kError, "cannot_serve", {{"message", std::string(status.message())}});
  return EXIT_FAILURE;
}
