// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "core/model/article.h"
#include "ingest-service/analysis.h"
#include "tests/benchmarks/pair/interleaved.h"
#include "tests/benchmarks/pair/program.h"
#include "tests/benchmarks/pair/renaming.h"

namespace isnad::benchmarks {

struct RunOptions {
  int copies = 1;   // of the corpus, the first as it is
  size_t load = 0;  // articles of each copy that are loaded; the rest is left for ingest
  Rounds rounds;
  absl::Duration slice;     // how long a call is measured in one round, at most
  size_t slice_calls = 0;   // how often, at most; 0 for no bound
  size_t draws = 0;         // requests of each kind
  size_t ingest_calls = 0;  // articles that one round of ingest stores
  size_t block = 0;         // articles in a round of ingest beside analysis
  uint64_t seed = 0;
  // The store holds a corpus already: nothing is loaded, and ingest is left out.
  bool loaded = false;
  std::string only;  // measures calls whose name holds this
};

// Articles a second, streamed, beside the analysis alone of the same ones on one core.
struct StreamedIngest {
  std::string name;
  double analysis = 0;
  double streamed = 0;
  double ratio = 0;  // median of the rounds
};

// What one pair of services on one store was found to do.
struct StoreRun {
  std::string store;  // SQLite or PostgreSQL
  size_t articles = 0;
  Sample load;
  Memory ingest, query;
  // Each call answered anew, and the few that are asked again and again, where their
  // answers are kept (a store in a file).
  std::vector<Cell> query_cells, again_cells;
  std::vector<Cell> ingest_cells;
  std::vector<StreamedIngest> streamed;
};

// Starts the pair on a store that must be empty unless it is loaded, loads it, and
// measures: first the query service, then ingest. `folder` takes the logs.
absl::StatusOr<StoreRun> RunOnStore(const std::string& address, const std::string& folder,
                                    const std::vector<model::Article>& corpus,
                                    const Renaming& renaming, const ingest::Analysis& analysis,
                                    const RunOptions& options);

}  // namespace isnad::benchmarks
