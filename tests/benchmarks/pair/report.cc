// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/report.h"

#include "tests/benchmarks/pair/figures.h"
#include "tests/benchmarks/pair/query_calls.h"

namespace isnad::benchmarks {
namespace {

double Each(double seconds, const Sample& sample) {
  return sample.calls == 0 ? 0 : seconds / static_cast<double>(sample.calls);
}

double BytesEach(const Sample& sample) {
  return Each(static_cast<double>(sample.response_bytes), sample);
}

void PrintCells(const char* title, const std::vector<Cell>& cells, std::FILE* out) {
  std::fprintf(out, "\n%-30s %7s %9s %9s %9s %8s %9s %10s %10s %9s\n", title, "clients", "calls/s",
               "p50 ms", "p99 ms", "/ empty", "/ refused", "server us", "client us", "bytes");
  for (const Cell& cell : cells) {
    const Sample& sample = cell.sample;
    std::fprintf(out, "%-30s %7d %9.0f", cell.name.c_str(), cell.clients, sample.PerSecond());
    if (sample.latencies.empty()) {
      std::fprintf(out, " %9s %9s", "-", "-");
    } else {
      std::fprintf(out, " %9.3f %9.3f", 1e3 * sample.Latency(0.5), 1e3 * sample.Latency(0.99));
    }
    std::fprintf(out, " %8.3f", cell.ratio);
    const double to_refused = RatioTo(kRefusedCall, cell, cells);
    if (to_refused > 0) {
      std::fprintf(out, " %9.3f", to_refused);
    } else {
      std::fprintf(out, " %9s", "-");
    }
    std::fprintf(out, " %10.1f %10.1f %9.0f\n", 1e6 * Each(sample.server_cpu, sample),
                 1e6 * Each(sample.client_cpu, sample), BytesEach(sample));
  }
}

void PrintMemory(const char* name, const Memory& memory, std::FILE* out) {
  std::fprintf(out, "%-30s %.0f MiB resident, %.0f MiB at most\n", name,
               static_cast<double>(memory.resident) / 1024,
               static_cast<double>(memory.highest) / 1024);
}

void PrintStreamed(const std::vector<StreamedIngest>& all, std::FILE* out) {
  std::fprintf(out, "\n%-30s %12s %12s %12s\n", "streamed ingest on", "articles/s", "analysis/s",
               "/ analysis");
  for (const StreamedIngest& streamed : all) {
    std::fprintf(out, "%-30s %12.0f %12.0f %12.3f\n", streamed.name.c_str(), streamed.streamed,
                 streamed.analysis, streamed.ratio);
  }
}

nlohmann::json CellToJson(const Cell& cell, const std::vector<Cell>& cells) {
  const Sample& sample = cell.sample;
  nlohmann::json json = {{"call", cell.name},
                         {"clients", cell.clients},
                         {"calls", sample.calls},
                         {"failed", sample.failed},
                         {"per_second", sample.PerSecond()},
                         {"ratio_to_empty", cell.ratio},
                         {"ratio_to_refused", RatioTo(kRefusedCall, cell, cells)},
                         {"ratios", cell.ratios},
                         {"server_cpu_us", 1e6 * Each(sample.server_cpu, sample)},
                         {"client_cpu_us", 1e6 * Each(sample.client_cpu, sample)},
                         {"response_bytes", BytesEach(sample)}};
  if (!sample.latencies.empty()) {
    json["p50_ms"] = 1e3 * sample.Latency(0.5);
    json["p99_ms"] = 1e3 * sample.Latency(0.99);
  }
  return json;
}

nlohmann::json CellsToJson(const std::vector<Cell>& cells) {
  auto json = nlohmann::json::array();
  for (const Cell& cell : cells) json.push_back(CellToJson(cell, cells));
  return json;
}

nlohmann::json MemoryToJson(const Memory& memory) {
  return {{"resident_kib", memory.resident}, {"highest_kib", memory.highest}};
}

}  // namespace

void PrintRun(const StoreRun& run, std::FILE* out) {
  std::fprintf(out, "\n%s\n", run.store.c_str());
  if (run.articles > 0) {
    std::fprintf(out, "%-30s %zu articles, %.0f a second\n", "loaded over one stream", run.articles,
                 run.load.PerSecond());
    PrintMemory("isnad-ingest, once loaded", run.ingest, out);
  }
  PrintMemory("isnad-query, once asked", run.query, out);
  PrintCells("isnad-query, answering anew", run.query_cells, out);
  if (!run.again_cells.empty()) PrintCells("isnad-query, asked again", run.again_cells, out);
  if (!run.ingest_cells.empty()) PrintCells("isnad-ingest", run.ingest_cells, out);
  if (!run.streamed.empty()) PrintStreamed(run.streamed, out);
  std::fprintf(out, "\n");
  for (const Figure& figure : FiguresOf(run)) {
    std::fprintf(out, "%-12s %-64s %8.3f, %s %g\n",
                 !figure.measured ? "not measured"
                 : figure.holds() ? "pass"
                                  : "FAIL",
                 figure.name.c_str(), figure.value, figure.at_least ? "at least" : "at most",
                 figure.bound);
  }
}

nlohmann::json ToJson(const StoreRun& run) {
  auto streamed = nlohmann::json::array();
  for (const StreamedIngest& each : run.streamed) {
    streamed.push_back({{"on", each.name},
                        {"articles_per_second", each.streamed},
                        {"analysis_per_second", each.analysis},
                        {"ratio_to_analysis", each.ratio}});
  }
  auto figures = nlohmann::json::array();
  for (const Figure& each : FiguresOf(run)) {
    figures.push_back({{"name", each.name},
                       {"value", each.value},
                       {each.at_least ? "at_least" : "at_most", each.bound},
                       {"measured", each.measured},
                       {"holds", each.holds()}});
  }
  return {{"store", run.store},
          {"articles", run.articles},
          {"load", {{"articles_per_second", run.load.PerSecond()}, {"seconds", run.load.seconds}}},
          {"memory", {{"ingest", MemoryToJson(run.ingest)}, {"query", MemoryToJson(run.query)}}},
          {"query", CellsToJson(run.query_cells)},
          {"query_again", CellsToJson(run.again_cells)},
          {"ingest", CellsToJson(run.ingest_cells)},
          {"streamed_ingest", std::move(streamed)},
          {"figures", std::move(figures)}};
}

}  // namespace isnad::benchmarks
