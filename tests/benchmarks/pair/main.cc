// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// pair_benchmark --corpus FILE: what the two services do, as processes of their own
// and over TCP, beside an empty call of the same server. Ratios within one run say more
// than figures; figures on a busy machine say nothing. Client, services and a server of
// PostgreSQL share the machine: the processor time of each call says who used it.
#include <cstdio>
#include <fstream>
#include <random>

#include "absl/flags/flag.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "core/rpc/flags.h"
#include "ingest-service/analysis.h"
#include "tests/benchmarks/pair/machine.h"
#include "tests/benchmarks/pair/report.h"
#include "tests/benchmarks/pair/store_run.h"
#include "tests/benchmarks/temporary_folder.h"
#include "tests/eval/corpus/corpus_articles.h"

ABSL_FLAG(std::string, corpus, "", "articles in the loader's format, one JSON object a line");
ABSL_FLAG(int32_t, copies, 1, "how often the corpus is loaded; each further time others are named");
ABSL_FLAG(uint64_t, load, 0,
          "articles of the corpus that are loaded, 0 for all; ingest is then measured with the "
          "rest, which the store has not seen under other names");
ABSL_FLAG(std::vector<std::string>, stores, std::vector<std::string>({"sqlite"}),
          "stores to measure, one after the other: sqlite for a file in a folder of its own under "
          "TMPDIR, or the address of an empty one, sqlite:PATH or postgres://");
ABSL_FLAG(bool, loaded, false,
          "the stores hold the corpus already: loads nothing, and leaves ingest out");
ABSL_FLAG(std::string, only, "", "measures calls of the query service whose name holds this");
ABSL_FLAG(std::vector<std::string>, clients, std::vector<std::string>({"1", "4", "16", "64"}),
          "numbers of clients, each with a connection of its own");
ABSL_FLAG(int32_t, rounds, 10, "rounds that are counted; one more comes before them");
ABSL_FLAG(absl::Duration, slice, absl::Milliseconds(250),
          "how long a call is measured in one round");
ABSL_FLAG(int32_t, calls, 0, "how often a call is made in one slice, at most; 0 for no bound");
ABSL_FLAG(int32_t, draws, 4096, "requests of each kind of call, drawn from what the store holds");
ABSL_FLAG(int32_t, ingest_calls, 200, "articles that a round of ingest stores");
ABSL_FLAG(int32_t, block, 400, "articles of a round of streamed ingest beside analysis");
ABSL_FLAG(uint64_t, seed, 0, "of what is drawn; 0 draws the seed");
ABSL_FLAG(std::string, json, "", "file for the same in JSON");

namespace isnad::benchmarks {
namespace {

constexpr char kUsage[] =
    "pair_benchmark --corpus FILE [--stores sqlite,postgres://USER@HOST/DATABASE]\n\n"
    "Starts both services, loads a corpus, and prints what calls cost beside an empty call.";

absl::StatusOr<RunOptions> OptionsFromFlags(size_t corpus) {
  RunOptions options{.copies = absl::GetFlag(FLAGS_copies),
                     .load = absl::GetFlag(FLAGS_load) == 0 ? corpus : absl::GetFlag(FLAGS_load),
                     .rounds = {.count = absl::GetFlag(FLAGS_rounds)},
                     .slice = absl::GetFlag(FLAGS_slice)};
  for (const std::string& number : absl::GetFlag(FLAGS_clients)) {
    int clients = 0;
    if (!absl::SimpleAtoi(number, &clients) || clients < 1) {
      return absl::InvalidArgumentError("--clients takes numbers from 1");
    }
    options.rounds.clients.push_back(clients);
  }
  for (const auto& [flag, least, field] :
       {std::tuple{absl::GetFlag(FLAGS_calls), 0, &options.slice_calls},
        {absl::GetFlag(FLAGS_draws), 1, &options.draws},
        {absl::GetFlag(FLAGS_ingest_calls), 1, &options.ingest_calls},
        {absl::GetFlag(FLAGS_block), 1, &options.block}}) {
    if (flag < least) return absl::InvalidArgumentError("a number of calls is too small");
    *field = static_cast<size_t>(flag);
  }
  if (options.copies < 1 || options.rounds.count < 1 || options.slice <= absl::ZeroDuration()) {
    return absl::InvalidArgumentError("--copies, --rounds and --slice begin above 0");
  }
  if (options.load > corpus || (options.load < corpus && options.copies > 1)) {
    return absl::InvalidArgumentError("--load takes part of one copy of the corpus");
  }
  options.loaded = absl::GetFlag(FLAGS_loaded);
  options.only = absl::GetFlag(FLAGS_only);
  options.seed = absl::GetFlag(FLAGS_seed);
  if (options.seed == 0) options.seed = std::random_device()();
  return options;
}

absl::StatusOr<StoreRun> RunOn(const std::string& store, const std::vector<model::Article>& corpus,
                               const Renaming& renaming, const ingest::Analysis& analysis,
                               const RunOptions& options) {
  const TemporaryFolder folder;
  const std::string address = store == "sqlite" ? folder.StoreAddress() : store;
  return RunOnStore(address, folder.path(), corpus, renaming, analysis, options);
}

absl::Status Run() {
  const auto corpus = eval::ReadCorpus(absl::GetFlag(FLAGS_corpus));
  if (!corpus.ok()) return corpus.status();
  const auto options = OptionsFromFlags(corpus->size());
  if (!options.ok()) return options.status();
  const auto renaming = Renaming::Learn(*corpus);
  if (!renaming.ok()) return renaming.status();
  const auto analysis = ingest::CreateRuleAnalysis();
  if (!analysis.ok()) return analysis.status();

  nlohmann::json record = {{"machine", DescribeMachine()},
                           {"versions", DescribeVersions()},
                           {"options",
                            {{"corpus_articles", corpus->size()},
                             {"copies", options->copies},
                            {"load", options->load},
                             {"rounds", options->rounds.count},
                             {"slice_ms", absl::ToDoubleMilliseconds(options->slice)},
                             {"loaded_before", options->loaded},
                             {"only", options->only},
                             {"seed", options->seed}}},
                           {"runs", nlohmann::json::array()}};
  std::printf("machine   %s\nversions  %s\noptions   %s\n", record["machine"].dump().c_str(),
              record["versions"].dump().c_str(), record["options"].dump().c_str());
  for (const std::string& store : absl::GetFlag(FLAGS_stores)) {
    const auto run = RunOn(store, *corpus, *renaming, **analysis, *options);
    if (!run.ok()) return run.status();
    PrintRun(*run, stdout);
    record["runs"].push_back(ToJson(*run));
  }
  if (absl::GetFlag(FLAGS_json).empty()) return absl::OkStatus();
  std::ofstream out(absl::GetFlag(FLAGS_json));
  out << record.dump(2) << "\n";
  return out ? absl::OkStatus() : absl::UnknownError("cannot write the file of --json");
}

}  // namespace
}  // namespace isnad::benchmarks

int main(int argc, char** argv) {
  isnad::rpc::ParseFlags(argc, argv, isnad::benchmarks::kUsage);
  const absl::Status status = isnad::benchmarks::Run();
  if (status.ok()) return 0;
  std::fprintf(stderr, "pair_benchmark: %s\n", std::string(status.message()).c_str());
  return 1;
}
