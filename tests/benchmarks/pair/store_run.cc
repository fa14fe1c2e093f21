// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/pair/store_run.h"

#include <grpcpp/create_channel.h>

#include <algorithm>
#include <random>
#include <utility>

#include "absl/strings/match.h"
#include "core/store/open_store.h"
#include "ingest-service/limits.h"
#include "isnad/v1/query_service.grpc.pb.h"
#include "tests/benchmarks/checking.h"
#include "tests/benchmarks/loading.h"
#include "tests/benchmarks/pair/article_streams.h"
#include "tests/benchmarks/pair/fresh_articles.h"
#include "tests/benchmarks/pair/query_calls.h"
#include "tests/benchmarks/served_queries.h"

namespace isnad::benchmarks {
namespace {

using Articles = std::vector<model::Article>;
using CpuClock = std::function<double()>;

// Of each kind: so few that all but the first round find an answer that is kept.
constexpr size_t kAskedAgain = 256;

CpuClock ClockOf(const Program& program) {
  return [&program] { return program.CpuSeconds(); };
}

Bounds SliceOf(const RunOptions& options) {
  return {.time = options.slice,
          .calls = options.slice_calls == 0 ? SIZE_MAX : options.slice_calls};
}

Workload LoopOf(CallKind kind, const Bounds& bounds, const CpuClock& cpu) {
  const auto shared = std::make_shared<CallKind>(std::move(kind));
  return {shared->name, [shared, bounds, cpu](Connections& clients) -> absl::StatusOr<Sample> {
            return RunClosedLoop(clients, *shared, bounds, cpu);
          }};
}

absl::StatusOr<Sample> LoadCorpus(const Program& ingest, FreshArticles& fresh, size_t corpus,
                                  int copies) {
  auto connection = Connections::Open(ingest.address(), 1);
  if (!connection.ok()) return connection.status();
  Sample all;
  for (int copy = 0; copy < copies; ++copy) {
    const auto articles = fresh.Take(corpus);
    if (!articles.ok()) return articles.status();
    const auto sample = StreamArticles(*connection, StreamRequests(*articles), ClockOf(ingest));
    if (!sample.ok()) return sample.status();
    if (sample->failed > 0) return absl::InternalError(sample->failure);
    all.Add(*sample);
  }
  return all;
}

absl::StatusOr<std::vector<Cell>> MeasureQueries(const Program& query, const Articles& corpus,
                                                 const RunOptions& options) {
  const auto stub = v1::QueryService::NewStub(
      grpc::CreateChannel(query.address(), grpc::InsecureChannelCredentials()));
  std::mt19937_64 random(options.seed);
  auto kinds = DrawQueryCalls(*stub, Paragraphs(corpus), options.draws, random);
  if (!kinds.ok()) return kinds.status();
  const Bounds slice = SliceOf(options);
  std::vector<Workload> loads;
  for (CallKind& kind : *kinds) {
    if (!absl::StrContains(kind.name, options.only)) continue;
    loads.push_back(LoopOf(std::move(kind), slice, ClockOf(query)));
  }
  return MeasureInterleaved(query.address(), LoopOf(EmptyCall(), slice, ClockOf(query)), loads,
                            options.rounds);
}

// Each round stores new articles, one call or one stream of many each.
absl::StatusOr<std::vector<Cell>> MeasureIngest(const Program& ingest, FreshArticles& fresh,
                                                const RunOptions& options) {
  const CpuClock cpu = ClockOf(ingest);
  const auto take = [&fresh, count = options.ingest_calls] { return fresh.Take(count); };
  const Workload unary{"IngestArticle", [&](Connections& clients) -> absl::StatusOr<Sample> {
                         const auto articles = take();
                         if (!articles.ok()) return articles.status();
                         CallKind kind{.name = "IngestArticle",
                                       .method = "/isnad.v1.IngestService/IngestArticle",
                                       .once = true};
                         for (const auto& article : *articles) {
                           kind.requests.push_back(UnaryRequest(article));
                         }
                         return RunClosedLoop(clients, kind, {}, cpu);
                       }};
  const Workload streamed{"IngestArticles", [&](Connections& clients) -> absl::StatusOr<Sample> {
                            const auto articles = take();
                            if (!articles.ok()) return articles.status();
                            return StreamArticles(clients, StreamRequests(*articles), cpu);
                          }};
  const Workload empty = LoopOf(EmptyCall(), SliceOf(options), cpu);
  std::vector<Cell> cells;
  for (const int clients : options.rounds.clients) {
    std::vector<Workload> loads = {unary};
    // The service takes no more streams at once.
    if (clients <= ingest::kMaxStreams) loads.push_back(streamed);
    auto some = MeasureInterleaved(ingest.address(), empty, loads,
                                   {.clients = {clients}, .count = options.rounds.count});
    if (!some.ok()) return some.status();
    std::move(some->begin(), some->end(), std::back_inserter(cells));
  }
  return cells;
}

// The analysis alone, on this thread, on one core.
absl::StatusOr<double> AnalysisRate(const ingest::Analysis& analysis, const Articles& articles,
                                    int core, const std::vector<int>& all) {
  if (absl::Status status = RunThisThreadOn({core}); !status.ok()) return status;
  const auto cost = Analyse(analysis, articles);
  if (absl::Status status = RunThisThreadOn(all); !status.ok()) return status;
  if (!cost.ok()) return cost.status();
  return static_cast<double>(articles.size()) / cost->wall;
}

absl::StatusOr<StreamedIngest> CompareWithAnalysis(std::string name, const Program& ingest,
                                                   const std::vector<int>& ingest_cores,
                                                   FreshArticles& fresh,
                                                   const ingest::Analysis& analysis,
                                                   const RunOptions& options) {
  const std::vector<int> all = Processors();
  if (absl::Status status = ingest.RunOn(ingest_cores); !status.ok()) return status;
  auto connection = Connections::Open(ingest.address(), 1);
  if (!connection.ok()) return connection.status();
  std::vector<double> alone, streamed, ratios;
  for (int round = 0; round < options.rounds.count; ++round) {
    const auto articles = fresh.Take(options.block);
    if (!articles.ok()) return articles.status();
    const auto rate = AnalysisRate(analysis, *articles, all.front(), all);
    if (!rate.ok()) return rate.status();
    const auto sample = StreamArticles(*connection, StreamRequests(*articles), ClockOf(ingest));
    if (!sample.ok()) return sample.status();
    if (sample->failed > 0) return absl::InternalError(sample->failure);
    alone.push_back(*rate);
    streamed.push_back(sample->PerSecond());
    ratios.push_back(streamed.back() / alone.back());
  }
  if (absl::Status status = ingest.RunOn(all); !status.ok()) return status;
  return StreamedIngest{std::move(name), Median(alone), Median(streamed), Median(ratios)};
}

// What a query service of its own does, started with these flags.
absl::StatusOr<std::vector<Cell>> RunQueryService(const std::string& address,
                                                  const std::string& log_file,
                                                  const std::vector<std::string>& flags,
                                                  const Articles& corpus,
                                                  const RunOptions& options, Memory& memory) {
  const auto query = Program::Start("isnad-query", address, log_file, flags);
  if (!query.ok()) return query.status();
  auto cells = MeasureQueries(**query, corpus, options);
  const auto used = (*query)->memory();
  if (!used.ok()) return used.status();
  memory.resident = std::max(memory.resident, used->resident);
  memory.highest = std::max(memory.highest, used->highest);
  return cells;
}

absl::Status RunQueries(const std::string& address, const std::string& folder,
                        const Articles& corpus, const RunOptions& options, StoreRun& run) {
  auto anew = RunQueryService(address, folder + "/query.log", {"--kept-answers-mib=0"}, corpus,
                              options, run.query);
  if (!anew.ok()) return anew.status();
  run.query_cells = *std::move(anew);
  if (!store::IsInFile(address)) return absl::OkStatus();
  RunOptions few = options;
  few.draws = std::min(options.draws, kAskedAgain);
  auto again = RunQueryService(address, folder + "/query_again.log", {}, corpus, few, run.query);
  if (!again.ok()) return again.status();
  run.again_cells = *std::move(again);
  return absl::OkStatus();
}

absl::Status RunLoad(const Program& ingest, FreshArticles& fresh, const RunOptions& options,
                     StoreRun& run) {
  auto load = LoadCorpus(ingest, fresh, options.load, options.copies);
  if (!load.ok()) return load.status();
  run.load = *std::move(load);
  run.articles = run.load.calls;
  const auto memory = ingest.memory();
  if (!memory.ok()) return memory.status();
  run.ingest = *memory;
  return absl::OkStatus();
}

absl::Status RunIngest(const Program& ingest, FreshArticles& fresh,
                       const ingest::Analysis& analysis, const RunOptions& options, StoreRun& run) {
  auto cells = MeasureIngest(ingest, fresh, options);
  if (!cells.ok()) return cells.status();
  run.ingest_cells = *std::move(cells);
  const std::vector<int> all = Processors();
  for (const auto& [name, cores] :
       {std::pair{"one core", std::vector<int>{all.front()}}, std::pair{"all cores", all}}) {
    auto streamed = CompareWithAnalysis(name, ingest, cores, fresh, analysis, options);
    if (!streamed.ok()) return streamed.status();
    run.streamed.push_back(*std::move(streamed));
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<StoreRun> RunOnStore(const std::string& address, const std::string& folder,
                                    const Articles& corpus, const Renaming& renaming,
                                    const ingest::Analysis& analysis, const RunOptions& options) {
  StoreRun run{.store = absl::StartsWith(address, "sqlite:") ? "SQLite" : "PostgreSQL"};
  if (options.loaded) {
    if (absl::Status status = RunQueries(address, folder, corpus, options, run); !status.ok()) {
      return status;
    }
    return run;
  }
  const auto ingest = Program::Start("isnad-ingest", address, folder + "/ingest.log");
  if (!ingest.ok()) return ingest.status();
  FreshArticles fresh(corpus, renaming);
  absl::Status status = RunLoad(**ingest, fresh, options, run);
  if (status.ok()) status = RunQueries(address, folder, corpus, options, run);
  if (status.ok()) status = RunIngest(**ingest, fresh, analysis, options, run);
  if (!status.ok()) return status;
  return run;
}

}  // namespace isnad::benchmarks
