// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// stores_benchmark POSTGRES FILE...: what loading and asking cost on SQLite and on
// PostgreSQL, and how both grow with the store: the first tenth of the articles
// (in the loader's format, gzipped or plain) is loaded, then queries are asked,
// then the rest is loaded and the same kinds of queries are asked again.
// POSTGRES is the URI of an empty database. The SQLite store lies in a folder of
// its own under TMPDIR, or /tmp: both should lie on one disk. Ratios within one run
// say more than figures; figures on a busy machine say nothing.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "core/store/open_store.h"
#include "tests/benchmarks/articles.h"
#include "tests/benchmarks/checking.h"
#include "tests/benchmarks/loading.h"
#include "tests/benchmarks/query_costs.h"
#include "tests/benchmarks/served_queries.h"
#include "tests/benchmarks/temporary_folder.h"
#include "tests/eval/corpus/corpus_articles.h"

namespace isnad::benchmarks {
namespace {

using Articles = std::vector<model::Article>;

struct StoreCosts {
  Loading first, rest;  // the first tenth, and what follows
  QueryCosts small, large;

  double Seconds() const { return first.cost.wall + rest.cost.wall; }
};

absl::StatusOr<QueryCosts> Ask(const store::StoreReader& reader, const Articles& articles) {
  const auto served = ServedQueries::Start(reader);
  if (!served.ok()) return served.status();
  return MeasureQueries((*served)->stub(), Paragraphs(articles));
}

absl::StatusOr<StoreCosts> Measure(const std::string& address, const ingest::Analysis& analysis,
                                   const Articles& first, const Articles& rest) {
  const auto store = store::OpenStoreForWriting(address);
  if (!store.ok()) return store.status();
  auto first_load = Load(**store, analysis, first);
  if (!first_load.ok()) return first_load.status();
  auto small = Ask((*store)->reader(), first);
  if (!small.ok()) return small.status();
  auto rest_load = Load(**store, analysis, rest);
  if (!rest_load.ok()) return rest_load.status();
  auto large = Ask((*store)->reader(), first);
  if (!large.ok()) return large.status();
  return StoreCosts{*std::move(first_load), *std::move(rest_load), *std::move(small),
                    *std::move(large)};
}

double WordsOf(const Articles& articles, size_t begin) {
  return static_cast<double>(WordCount({articles.begin() + begin, articles.end()}));
}

void PrintLoading(const char* name, const StoreCosts& costs, const Articles& first,
                  const Articles& rest) {
  const size_t tenth = first.size(), begin = rest.size() - tenth;
  const double first_each = costs.first.SecondsEach(0, tenth);
  const double last_each = costs.rest.SecondsEach(begin, rest.size());
  const double longer = WordsOf(rest, begin) / WordsOf(first, 0);
  std::printf("%-12s %7.1f s  first, last tenth %5.2f, %5.2f ms each: %.2f, of a word %.2f\n", name,
              costs.Seconds(), 1e3 * first_each, 1e3 * last_each, last_each / first_each,
              last_each / first_each / longer);
}

void PrintQueries(const StoreCosts& sqlite, const StoreCosts& postgres) {
  std::printf("%-32s %9s %9s %9s %9s %9s %9s\n", "milliseconds (median)", "SQLite", "at ten",
              "PostgreSQL", "at ten", "ratio", "at ten");
  for (size_t i = 0; i < sqlite.small.size(); ++i) {
    const double a = sqlite.small[i].second, b = sqlite.large[i].second;
    const double c = postgres.small[i].second, d = postgres.large[i].second;
    std::printf("%-32s %9.3f %9.3f %10.3f %9.3f %9.2f %9.2f\n", sqlite.small[i].first.c_str(),
                1e3 * a, 1e3 * b, 1e3 * c, 1e3 * d, c / a, d / b);
  }
}

absl::Status Run(const std::string& postgres_address, const std::vector<std::string>& files) {
  Articles first, rest;
  for (const std::string& file : files) {
    const auto articles = eval::ReadCorpus(file);
    if (!articles.ok()) return articles.status();
    rest.insert(rest.end(), articles->begin(), articles->end());
  }
  if (rest.size() < 100) return absl::InvalidArgumentError("fewer than 100 articles");
  const auto tenth = rest.begin() + static_cast<std::ptrdiff_t>(rest.size() / 10);
  first.assign(rest.begin(), tenth);
  rest.erase(rest.begin(), tenth);
  const auto analysis = ingest::CreateRuleAnalysis();
  if (!analysis.ok()) return analysis.status();
  const TemporaryFolder folder;
  const auto sqlite = Measure(folder.StoreAddress(), **analysis, first, rest);
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(folder.StoreFile(), ignored);
  if (!sqlite.ok()) return sqlite.status();
  const auto postgres = Measure(postgres_address, **analysis, first, rest);
  if (!postgres.ok()) return postgres.status();
  const size_t count = first.size() + rest.size();
  std::printf("%zu articles, of %zu bytes each in the SQLite file\n", count, bytes / count);
  PrintLoading("SQLite", *sqlite, first, rest);
  PrintLoading("PostgreSQL", *postgres, first, rest);
  std::printf("rate of PostgreSQL / SQLite %.2f\n", sqlite->Seconds() / postgres->Seconds());
  PrintQueries(*sqlite, *postgres);
  return absl::OkStatus();
}

}  // namespace
}  // namespace isnad::benchmarks

int main(int argc, char** argv) {
  if (argc < 3) {
    std::fprintf(stderr, "stores_benchmark POSTGRES FILE...\n");
    return 64;
  }
  const absl::Status status =
      isnad::benchmarks::Run(argv[1], std::vector<std::string>(argv + 2, argv + argc));
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 1;
}
