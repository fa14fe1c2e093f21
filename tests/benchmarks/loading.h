// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/article.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"

namespace isnad::benchmarks {

// Seconds by the clock, and of the processor in all threads of the program.
struct Cost {
  double wall = 0;
  double cpu = 0;
};

// The analysis of every article, one after the other on one thread.
absl::StatusOr<Cost> Analyse(const ingest::Analysis& analysis,
                             const std::vector<model::Article>& articles);

struct Loading {
  Cost cost;
  // Of each commit: articles that were stored by then, and seconds since the start.
  std::vector<size_t> stored;
  std::vector<double> seconds;

  // Seconds an article of the commits that stored the articles from `begin` to `end`,
  // as nearly as commits of many tell.
  double SecondsEach(size_t begin, size_t end) const;
};

// Loads the articles as a stream of the ingest service does: commits of many, while
// the next ones are analysed beside.
absl::StatusOr<Loading> Load(store::StoreWriter& store, const ingest::Analysis& analysis,
                             const std::vector<model::Article>& articles);

}  // namespace isnad::benchmarks
