// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0

// isnad-ingest: takes in articles, analyses and stores them.

#include <cstdlib>
#include <string>

#include "absl/flags/flag.h"
#include "absl/status/status.h"
#include "core/rpc/flags.h"
#include "core/rpc/log.h"
#include "ingest-service/program.h"
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

ProgramOptions OptionsFromFlags() {
  ProgramOptions options;
  options.store = absl::GetFlag(FLAGS_store);
  options.server.listen = absl::GetFlag(FLAGS_listen);
  options.server.metrics_listen = absl::GetFlag(FLAGS_metrics_listen);
  options.server.workers = absl::GetFlag(FLAGS_workers);
  options.server.queue_limit = absl::GetFlag(FLAGS_queue_limit);
  options.drain = absl::Seconds(absl::GetFlag(FLAGS_drain_seconds));
  return options;
}

absl::Status Run(rpc::Termination& termination) {
  absl::Status status = rpc::StartLog("isnad-ingest", absl::GetFlag(FLAGS_log_level));
  if (!status.ok()) return status;
  const auto analysis = CreateRuleAnalysis();
  if (!analysis.ok()) return analysis.status();
  return RunProgram(OptionsFromFlags(), **analysis, termination);
}

}  // namespace
}  // namespace isnad::ingest

int main(int argc, char** argv) {
  isnad::rpc::ParseFlags(argc, argv,
                         "Takes in Arabic news articles, analyses them and stores what was found.");
  isnad::rpc::Termination termination;
  const absl::Status status = isnad::ingest::Run(termination);
  if (status.ok()) return EXIT_SUCCESS;
  isnad::rpc::Log(isnad::rpc::LogLevel::kError, "cannot_serve",
                  {{"message", std::string(status.message())}});
  return EXIT_FAILURE;
}
