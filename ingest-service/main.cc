// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// isnad-ingest: takes in articles, analyses and stores them.

#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>
#include <vector>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "core/rpc/flags.h"
#include "core/rpc/log.h"
#include "ingest-service/program.h"
#include "nlohmann/json.hpp"

ABSL_FLAG(std::string, store, "sqlite:isnad.db",
          "the store to write: sqlite:PATH or postgres://USER@HOST/DATABASE");
ABSL_FLAG(std::string, listen, "0.0.0.0:50051",
          "HOST:PORT to serve gRPC on; port 0 takes a free one");
ABSL_FLAG(std::string, metrics_listen, "0.0.0.0:9051",
          "HOST:PORT to serve Prometheus metrics on over HTTP; empty for none");
ABSL_FLAG(std::string, health_listen, "",
          "HOST:PORT to serve health checks (grpc.health.v1) on, and nothing else, in plaintext; "
          "empty for none");
ABSL_FLAG(std::string, admin_listen, "",
          "HOST:PORT to serve grpc.channelz.v1, reflection and health on, in plaintext and to "
          "whoever connects: a loopback address; empty for none");
ABSL_FLAG(std::vector<std::string>, gazetteer, {},
          "files of names to know besides the built-in ones, joined by commas (deploy/gazetteer/"
          "README.md); an entry that is wrong stops the start. Give both services the same");
ABSL_FLAG(int32_t, workers, 4, "threads that analyse and store");
ABSL_FLAG(int32_t, queue_limit, 256, "calls that may wait for a worker; more are refused");
ABSL_FLAG(int32_t, drain_seconds, 25,
          "seconds that calls under way may take to finish after SIGTERM");
ABSL_FLAG(std::string, log_level, "info", "debug, info, warning, error or off");

namespace isnad::ingest {
namespace {

constexpr char kUsage[] =
    "Takes in Arabic news articles, analyses them and stores what was found: "
    "isnad-ingest --store sqlite:PATH";

ProgramOptions OptionsFromFlags() {
  ProgramOptions options;
  options.store = absl::GetFlag(FLAGS_store);
  options.server.listen = absl::GetFlag(FLAGS_listen);
  options.server.metrics_listen = absl::GetFlag(FLAGS_metrics_listen);
  options.server.health_listen = absl::GetFlag(FLAGS_health_listen);
  options.server.admin_listen = absl::GetFlag(FLAGS_admin_listen);
  options.server.workers = absl::GetFlag(FLAGS_workers);
  options.server.queue_limit = absl::GetFlag(FLAGS_queue_limit);
  options.drain = absl::Seconds(absl::GetFlag(FLAGS_drain_seconds));
  return options;
}

absl::Status CheckFlags() {
  if (absl::GetFlag(FLAGS_workers) < 1 || absl::GetFlag(FLAGS_queue_limit) < 1 ||
      absl::GetFlag(FLAGS_drain_seconds) < 0) {
    return absl::InvalidArgumentError(
        "--workers and --queue-limit must be at least 1, --drain-seconds at least 0");
  }
  return absl::OkStatus();
}

absl::Status Run(rpc::Termination& termination) {
  if (absl::Status status = CheckFlags(); !status.ok()) return status;
  const auto gazetteers = rpc::ReadTextFiles(absl::GetFlag(FLAGS_gazetteer));
  if (!gazetteers.ok()) return gazetteers.status();
  const auto analysis = CreateRuleAnalysis(*gazetteers);
  if (!analysis.ok()) return analysis.status();
  return RunProgram(OptionsFromFlags(), **analysis, termination);
}

}  // namespace
}  // namespace isnad::ingest

int main(int argc, char** argv) {
  isnad::rpc::ParseFlags(argc, argv, isnad::ingest::kUsage);
  isnad::rpc::Termination termination;  // before any thread
  absl::Status status = isnad::rpc::StartLog("isnad-ingest", absl::GetFlag(FLAGS_log_level));
  if (!status.ok()) {
    std::cerr << "isnad-ingest: " << status.message() << "\n";
    return EXIT_FAILURE;
  }
  status = isnad::ingest::Run(termination);
  if (status.ok()) return EXIT_SUCCESS;
  isnad::rpc::Log(isnad::rpc::LogLevel::kError, "cannot_serve",
                  isnad::rpc::ErrorFields(status, /*with_message=*/true));
  return EXIT_FAILURE;
}
