// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
// isnad-show: prints what a query service holds, for a reader at a terminal.

#include <iostream>

#include "absl/flags/flag.h"
#include "core/rpc/flags.h"
#include "deploy/channel/channel.h"
#include "deploy/show/summary.h"

ABSL_FLAG(std::string, query, "127.0.0.1:50052", "HOST:PORT of the query service.");
ABSL_FLAG(std::string, ingest, "127.0.0.1:50051",
          "HOST:PORT of the ingest service, named in the printed commands.");
ABSL_FLAG(int, actors, 10, "How many actors to print.");
ABSL_FLAG(int, statements, 6, "How many statements to print.");
ABSL_FLAG(int, contradictions, 20, "How many contradictions to print.");

int main(int argc, char** argv) {
  isnad::rpc::ParseFlags(argc, argv,
                         "isnad-show [--query HOST:PORT]\n\nPrints the actors, statements and "
                         "contradictions that a query service holds.");
  const auto channel = isnad::channel::OpenChannel(absl::GetFlag(FLAGS_query));
  if (!channel.ok()) {
    std::cerr << "isnad-show: " << channel.status().message() << "\n";
    return 1;
  }
  const auto stub = isnad::v1::QueryService::NewStub(*channel);
  const auto view = isnad::show::ReadStore(*stub);
  if (!view.ok()) {
    std::cerr << "isnad-show: " << view.status().message() << "\n";
    return 1;
  }
  isnad::show::SummaryOptions options;
  options.actors = absl::GetFlag(FLAGS_actors);
  options.statements = absl::GetFlag(FLAGS_statements);
  options.contradictions = absl::GetFlag(FLAGS_contradictions);
  options.query_address = absl::GetFlag(FLAGS_query);
  options.ingest_address = absl::GetFlag(FLAGS_ingest);
  isnad::show::PrintSummary(*view, *stub, options, std::cout);
  return 0;
}
