// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "core/store/actor_directories.h"
#include "core/store/random_id.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"
#include "ingest-service/pipeline.h"

namespace isnad::ingest {

struct ReanalysisRequest {
  store::ArticleSelection selection;  // not_rules_version and ingested_until unset
  bool stale_only = false;
  std::string after;  // position of SelectArticles; empty: from the start
  bool validate_only = false;
};

// Counts from the start of the call.
struct ReanalysisProgress {
  int64_t articles = 0;  // done, with those that failed
  int64_t total = 0;
  int64_t changed = 0;
  int64_t failed = 0;
  int64_t added_statements = 0;
  int64_t removed_statements = 0;
  int64_t added_contradictions = 0;
  int64_t removed_contradictions = 0;
  // Since the report before, in the order in which they were taken.
  std::vector<std::pair<std::string, absl::Status>> failures;
  std::string position;  // of the last article done
  bool done = false;
};

// Analyses stored articles again on demand (ingest-service/rereading.h): a few
// at a time, each in a transaction of its own that shares a commit with its
// neighbours, so that ingests go on in between and a broken call leaves no
// article half done. Holds one batch, and the ids of contradictions that the
// call has changed so far. Thread-safe.
class BulkReanalysis {
 public:
  using Report = std::function<absl::Status(const ReanalysisProgress&)>;

  // Borrows all but the clock; they outlive this. The clock is the one of leases,
  // too.
  BulkReanalysis(store::StoreWriter& store, store::ActorDirectories& directories,
                 const Analysis& analysis, Pipeline::Clock clock)
      : store_(store), directories_(directories), analysis_(analysis), clock_(std::move(clock)) {}

  // Reports at the start, after each batch and, with `done`, at the end; a
  // report's error ends the call. FAILED_PRECONDITION (REANALYSIS_RUNNING)
  // while another call runs, whatever process of the store runs it, and for
  // kReanalysisLease after one that died with its process; CANCELLED and
  // DEADLINE_EXCEEDED for the call; UNAVAILABLE (SHUTTING_DOWN) after Stop; the
  // store's errors. Costs for each article what its ingest cost.
  absl::Status Run(const store::CallContext& call, const ReanalysisRequest& request,
                   const Report& report);

  // Ends the call under way after the batch at hand, and every later one.
  void Stop();

 private:
  absl::Status RunAlone(const store::CallContext& call, const ReanalysisRequest& request,
                        const Report& report);
  absl::Status Begin();
  void End();
  // Takes the store's lease or holds it longer, if there is not much left of it.
  absl::Status Hold(const store::CallContext& call);
  void Release();
  bool stopped() const;

  store::StoreWriter& store_;
  store::ActorDirectories& directories_;
  const Analysis& analysis_;
  const Pipeline::Clock clock_;
  mutable absl::Mutex mutex_;
  std::optional<absl::Time> running_since_ ABSL_GUARDED_BY(mutex_);
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
  const std::string holder_ = store::NewRandomId();
  absl::Time held_until_;  // of the call that runs
};

}  // namespace isnad::ingest
