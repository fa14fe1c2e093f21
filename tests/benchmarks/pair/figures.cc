// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/figures.h"

#include <algorithm>

#include "tests/benchmarks/pair/query_calls.h"

namespace isnad::benchmarks {
namespace {

constexpr double kGetClaim = 0.70;
constexpr double kListContradictions = 0.40;
constexpr double kTail = 2;
constexpr int kTailClients = 16;
constexpr double kStreamedIngest = 0.8;
constexpr double kIngestMib = 300;
constexpr double kQueryMib = 200;

Figure WorstRatio(const StoreRun& run, const std::string& call, double bound) {
  Figure figure{.name = call + " / empty call, rate", .bound = bound, .measured = false};
  for (const Cell& cell : run.query_cells) {
    if (cell.name != call) continue;
    figure.value = figure.measured ? std::min(figure.value, cell.ratio) : cell.ratio;
    figure.measured = true;
  }
  return figure;
}

Figure TailRatio(const StoreRun& run) {
  Figure figure{.name = "GetClaim / empty call, p99 of 16 clients",
                .bound = kTail,
                .at_least = false,
                .measured = false};
  const Cell* const claim = FindCell(run.query_cells, "GetClaim", kTailClients);
  const Cell* const empty = FindCell(run.query_cells, kEmptyCall, kTailClients);
  if (claim == nullptr || empty == nullptr) return figure;
  figure.value = claim->sample.Latency(0.99) / empty->sample.Latency(0.99);
  figure.measured = true;
  return figure;
}

Figure Resident(const std::string& name, const Memory& memory, double bound) {
  return {.name = name + " resident, MiB, highest",
          .value = static_cast<double>(memory.highest) / 1024,
          .bound = bound,
          .at_least = false,
          .measured = memory.highest > 0};
}

}  // namespace

std::vector<Figure> FiguresOf(const StoreRun& run) {
  std::vector<Figure> figures = {
      WorstRatio(run, "GetClaim", kGetClaim),
      WorstRatio(run, "ListContradictions (20)", kListContradictions),
      TailRatio(run),
  };
  for (const StreamedIngest& streamed : run.streamed) {
    if (streamed.name != "one core") continue;
    figures.push_back({.name = "streamed ingest / analysis alone, on one core",
                       .value = streamed.ratio,
                       .bound = kStreamedIngest});
  }
  figures.push_back(Resident("isnad-ingest", run.ingest, kIngestMib));
  figures.push_back(Resident("isnad-query", run.query, kQueryMib));
  return figures;
}

}  // namespace isnad::benchmarks
