// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>

#include "absl/status/statusor.h"
#include "core/store/actor_directories.h"
#include "core/store/store_writer.h"
#include "ingest-service/analysis.h"
#include "ingest-service/pipeline.h"
#include "ingest-service/rereading.h"

namespace isnad::ingest {

// Analyses stored articles again (ingest-service/rereading.h): those that wait
// for it, because curators changed an actor that they mention. Thread-safe.
class Reanalysis {
 public:
  // Borrows all but the clock; they outlive this.
  Reanalysis(store::StoreWriter& store, store::ActorDirectories& directories,
             const Analysis& analysis, Pipeline::Clock clock)
      : store_(store), directories_(directories), analysis_(analysis), clock_(std::move(clock)) {}

  // Replaces a few of the waiting articles in one transaction. False where
  // none waited. An article whose analysis fails stays as it is, and waits no
  // longer; the log says so.
  absl::StatusOr<bool> RunBatch(const store::CallContext& call) const;

  // The article that the next batch begins with; empty where none waits. A row.
  absl::StatusOr<std::string> FirstWaiting(const store::CallContext& call) const;

 private:
  store::StoreWriter& store_;
  store::ActorDirectories& directories_;
  const Analysis& analysis_;
  const Pipeline::Clock clock_;
};

}  // namespace isnad::ingest
