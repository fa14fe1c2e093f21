// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/figures.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "tests/benchmarks/pair/query_calls.h"

namespace isnad::benchmarks {
namespace {

constexpr char kGetClaim[] = "GetClaim";
constexpr char kListContradictions[] = "ListContradictions (20)";
constexpr char kAnew[] = ", answered anew,";
constexpr char kAgain[] = ", asked again,";
constexpr double kGetClaimRate = 0.70;
constexpr double kListContradictionsRate = 0.40;
constexpr double kTail = 2;
constexpr int kTailClients = 16;
constexpr double kStreamedIngest = 0.8;
constexpr double kIngestMib = 300;
constexpr double kQueryMib = 200;

// Of the calls as they were asked: kAnew or kAgain.
Figure WorstRatio(const std::vector<Cell>& cells, const std::string& call, const char* asked,
                  double bound) {
  Figure figure{
      .name = absl::StrCat(call, asked, " / empty call, rate"), .bound = bound, .measured = false};
  for (const Cell& cell : cells) {
    if (cell.name != call) continue;
    figure.value = figure.measured ? std::min(figure.value, cell.ratio) : cell.ratio;
    figure.measured = true;
  }
  return figure;
}

Figure TailRatio(const std::vector<Cell>& cells, const char* asked) {
  Figure figure{.name = absl::StrCat(kGetClaim, asked, " / empty call, p99 of 16 clients"),
                .bound = kTail,
                .at_least = false,
                .measured = false};
  const Cell* const claim = FindCell(cells, kGetClaim, kTailClients);
  const Cell* const empty = FindCell(cells, kEmptyCall, kTailClients);
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
  std::vector<Figure> figures;
  for (const auto& [cells, asked] :
       {std::pair(&run.query_cells, kAnew), std::pair(&run.again_cells, kAgain)}) {
    if (cells->empty()) continue;
    figures.push_back(WorstRatio(*cells, kGetClaim, asked, kGetClaimRate));
    figures.push_back(WorstRatio(*cells, kListContradictions, asked, kListContradictionsRate));
    figures.push_back(TailRatio(*cells, asked));
  }
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
