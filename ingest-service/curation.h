// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "absl/status/statusor.h"
#include "core/model/actor.h"
#include "core/model/actor_merge.h"
#include "core/store/store_writer.h"
#include "ingest-service/pipeline.h"
#include "ingest-service/reanalysis_worker.h"

namespace isnad::ingest {

// The fields of an actor that a curator can set.
enum class ActorField { kDisplayName, kKind, kAliases, kRomanizedNames, kDescription, kWikidataId };

// What every change by a curator says.
struct CurationRequest {
  std::string curator;
  std::string reason;
  std::string request_id;  // empty: the call is not protected
  bool validate_only = false;
};

struct UpsertRequest : CurationRequest {
  model::Actor actor;  // id empty: one is chosen; etag empty: not checked
  // What to change of an actor that is known; all of a new one is set.
  std::set<ActorField> fields;
};

struct MergeRequest : CurationRequest {
  std::string target_id;
  std::vector<std::string> source_ids;  // without repeats
  std::string etag;                     // of the target; empty: not checked
};

struct UnmergeRequest : CurationRequest {
  std::string merge_id;
};

struct CurationResult {
  // As they stand: of a merge, the target; of its undo, the target and then
  // the sources, but for those that neither an article nor a curator names.
  std::vector<model::Actor> actors;
  std::optional<model::ActorMerge> merge;
  bool written = false;  // by this very call: not a replay, not validate_only
};

// Changes what is known of actors. A change is recorded in one transaction
// together with the list of articles that mention an actor it affects; these
// are then analysed again, so that the store becomes what it would be had the
// change been known when they were ingested. A call answers once that is done;
// where it ends before, the change stands and the work goes on.
//
// All give the errors that the proto names, and those of
// ReanalysisWorker::Finish. Thread-safe.
class Curation {
 public:
  // Borrows all but the clock; they outlive this.
  Curation(store::StoreWriter& store, ReanalysisWorker& worker, Pipeline::Clock clock)
      : store_(store), worker_(worker), clock_(std::move(clock)) {}

  absl::StatusOr<CurationResult> Upsert(const store::CallContext& call,
                                        const UpsertRequest& request) const;
  absl::StatusOr<CurationResult> Merge(const store::CallContext& call,
                                       const MergeRequest& request) const;
  absl::StatusOr<CurationResult> Unmerge(const store::CallContext& call,
                                         const UnmergeRequest& request) const;

 private:
  template <typename Request>
  absl::StatusOr<CurationResult> Run(const store::CallContext& call, const Request& request) const;

  store::StoreWriter& store_;
  ReanalysisWorker& worker_;
  const Pipeline::Clock clock_;
};

}  // namespace isnad::ingest
