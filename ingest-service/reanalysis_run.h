// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "absl/container/flat_hash_set.h"
#include "ingest-service/bulk_reanalysis.h"
#include "ingest-service/rereading.h"

namespace isnad::ingest {

// One call of BulkReanalysis: what it knows from one batch to the next. Used
// by one thread.
class ReanalysisRun {
 public:
  // Borrows all; they outlive this.
  ReanalysisRun(const store::CallContext& call, store::StoreWriter& store,
                store::ActorDirectories& directories, const Analysis& analysis,
                const Pipeline::Clock& clock, bool validate_only)
      : call_(call),
        store_(store),
        directories_(directories),
        analysis_(analysis),
        clock_(clock),
        validate_only_(validate_only) {}

  // Analyses these articles again and counts. An article that fails stays as
  // it was; any other error is returned, and nothing of the batch is counted.
  absl::Status Batch(std::vector<std::string> ids);

  ReanalysisProgress& progress() { return progress_; }

 private:
  // An article of a batch, until it is done.
  struct Task {
    Rereading rereading;
    std::optional<Renewal> renewal;
    bool outdated = false;   // read under a curation that has changed since
    bool validated = false;  // compared, and the transaction given up
  };

  // Those of the articles that have to be read once more.
  absl::StatusOr<std::vector<std::string>> Attempt(const std::vector<std::string>& ids);
  absl::StatusOr<std::vector<absl::Status>> Store(std::vector<Task>& tasks, int64_t version);
  absl::Status Work(store::Transaction& transaction, Task& task, int64_t version);
  void CountFailure(const std::string& id, const absl::Status& status);
  void Count(const Task& task);
  bool CountStatements(const Task& task);
  bool CountContradictions(const Renewal& renewal);

  const store::CallContext& call_;
  store::StoreWriter& store_;
  store::ActorDirectories& directories_;
  const Analysis& analysis_;
  const Pipeline::Clock& clock_;
  const bool validate_only_;
  ReanalysisProgress progress_;
  // By id: one between two articles may go with the first and come back with
  // the second.
  absl::flat_hash_set<std::string> added_;
  absl::flat_hash_set<std::string> removed_;
};

}  // namespace isnad::ingest
