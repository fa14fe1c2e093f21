// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
//
// load_benchmark [FILE]: what it costs to load a corpus (in the loader's format,
// gzipped or plain; without FILE the project's own articles) beside analysing it,
// how the cost grows with the store, and what CheckText costs beside an empty call.
// The store lies in a folder of its own under TMPDIR, or /tmp, unless
// ISNAD_BENCHMARK_STORE names an empty one (postgres://…). Ratios within one run
// say more than figures; figures on a busy machine say nothing.
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "core/store/open_store.h"
#include "tests/benchmarks/articles.h"
#include "tests/benchmarks/checking.h"
#include "tests/benchmarks/loading.h"
#include "tests/benchmarks/temporary_folder.h"
#include "tests/eval/corpus/corpus_articles.h"

namespace isnad::benchmarks {
namespace {

constexpr size_t kThousand = 1000;

std::string StoreAddress(const TemporaryFolder& folder) {
  const char* const other = std::getenv("ISNAD_BENCHMARK_STORE");
  return other != nullptr ? other : folder.StoreAddress();
}

void Print(const std::vector<model::Article>& articles, const Cost& analysis,
           const Loading& loading) {
  std::printf("articles               %zu, %zu words\n", articles.size(), WordCount(articles));
  std::printf("analysis alone         %.2f s, %.2f s of CPU\n", analysis.wall, analysis.cpu);
  std::printf("loading                %.2f s, %.2f s of CPU\n", loading.cost.wall,
              loading.cost.cpu);
  std::printf("loading / analysis     %.2f, of CPU %.2f\n", loading.cost.wall / analysis.wall,
              loading.cost.cpu / analysis.cpu);
  if (articles.size() < 2 * kThousand) return;
  const double first = loading.SecondsEach(0, kThousand);
  const double last = loading.SecondsEach(articles.size() - kThousand, articles.size());
  std::printf("first, last thousand   %.2f ms, %.2f ms each\n", 1e3 * first, 1e3 * last);
  // Later articles may be longer ones.
  const double longer =
      static_cast<double>(WordCount({articles.end() - kThousand, articles.end()})) /
      static_cast<double>(WordCount({articles.begin(), articles.begin() + kThousand}));
  std::printf("last / first           %.2f, of a word %.2f\n", last / first, last / first / longer);
}

absl::Status Run(const char* path) {
  const auto articles = path == nullptr ? ProjectArticles() : eval::ReadCorpus(path);
  if (!articles.ok()) return articles.status();
  const auto analysis = ingest::CreateRuleAnalysis();
  if (!analysis.ok()) return analysis.status();
  const TemporaryFolder folder;
  const auto store = store::OpenStoreForWriting(StoreAddress(folder));
  if (!store.ok()) return store.status();
  const auto alone = Analyse(**analysis, *articles);
  if (!alone.ok()) return alone.status();
  const auto loading = Load(**store, **analysis, *articles);
  if (!loading.ok()) return loading.status();
  Print(*articles, *alone, *loading);
  const auto checking = CheckTexts((*store)->reader(), Paragraphs(*articles));
  if (!checking.ok()) return checking.status();
  std::printf("empty call, CheckText  %.3f ms, %.3f ms\n", 1e3 * checking->empty,
              1e3 * checking->check);
  std::printf("CheckText / empty      %.1f\n", checking->check / checking->empty);
  return absl::OkStatus();
}

}  // namespace
}  // namespace isnad::benchmarks

int main(int argc, char** argv) {
  const absl::Status status = isnad::benchmarks::Run(argc > 1 ? argv[1] : nullptr);
  if (status.ok()) return 0;
  std::fprintf(stderr, "%s\n", status.ToString().c_str());
  return 1;
}
