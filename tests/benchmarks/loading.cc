// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/benchmarks/loading.h"

#include <prometheus/registry.h>

#include <algorithm>
#include <ctime>
#include <future>
#include <utility>

#include "absl/time/clock.h"
#include "core/store/actor_directories.h"
#include "ingest-service/ingest_metrics.h"
#include "ingest-service/limits.h"
#include "ingest-service/pipeline.h"

namespace isnad::benchmarks {
namespace {

class Stopwatch {
 public:
  Cost Read() const {
    return {absl::ToDoubleSeconds(absl::Now() - start_), CpuSeconds() - cpu_start_};
  }

 private:
  static double CpuSeconds() {
    timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
  }

  const absl::Time start_ = absl::Now();
  const double cpu_start_ = CpuSeconds();
};

using Prepared = absl::StatusOr<std::vector<ingest::PreparedArticle>>;

Prepared Prepare(const ingest::Pipeline& pipeline, const std::vector<model::Article>& articles,
                 size_t begin) {
  std::vector<ingest::PreparedArticle> group;
  const size_t end = std::min(articles.size(), begin + ingest::kGroupCommitItems);
  for (size_t i = begin; i < end; ++i) {
    auto prepared = pipeline.Prepare({}, {.article = articles[i]});
    if (!prepared.ok()) return prepared.status();
    group.push_back(*std::move(prepared));
  }
  return group;
}

}  // namespace

absl::StatusOr<Cost> Analyse(const ingest::Analysis& analysis,
                             const std::vector<model::Article>& articles) {
  const Stopwatch watch;
  for (const model::Article& article : articles) {
    const auto record = analysis.Analyze(article, model::ActorDirectory(), {});
    if (!record.ok()) return record.status();
  }
  return watch.Read();
}

double Loading::SecondsEach(size_t begin, size_t end) const {
  const auto after = [this](size_t count) {
    return std::upper_bound(stored.begin(), stored.end(), count) - stored.begin();
  };
  const auto first = after(begin) - 1, last = std::max(after(end) - 1, first + 1);
  return (seconds[last] - seconds[first]) / static_cast<double>(stored[last] - stored[first]);
}

absl::StatusOr<Loading> Load(store::StoreWriter& store, const ingest::Analysis& analysis,
                             const std::vector<model::Article>& articles) {
  prometheus::Registry registry;
  ingest::IngestMetrics metrics(registry);
  store::ActorDirectories directories;
  const ingest::Pipeline pipeline(store, directories, analysis, metrics,
                                  [] { return absl::Now(); });
  Loading loading{.stored = {0}, .seconds = {0}};
  const Stopwatch watch;
  Prepared group = Prepare(pipeline, articles, 0);
  for (size_t begin = 0; begin < articles.size(); begin = loading.stored.back()) {
    if (!group.ok()) return group.status();
    auto next = std::async(std::launch::async, [&, after = begin + group->size()] {
      return Prepare(pipeline, articles, after);
    });
    const auto results = pipeline.Commit({}, *group);
    for (const auto& result : results) {
      if (!result.ok()) return result.status();
    }
    loading.stored.push_back(begin + group->size());
    loading.seconds.push_back(watch.Read().wall);
    group = next.get();
  }
  loading.cost = watch.Read();
  return loading;
}

}  // namespace isnad::benchmarks
