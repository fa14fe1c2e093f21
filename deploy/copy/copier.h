// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "deploy/copy/source.h"
#include "deploy/copy/target.h"

namespace isnad::copy {

struct Progress {
  enum class Phase { kCopying, kComparing };
  Phase phase = Phase::kCopying;
  std::string table;
  int64_t done = 0;  // rows of all tables
  int64_t all = 0;
};

struct Options {
  // Ceiling on the rows of a batch, 0 for each table's own.
  int rows_per_batch = 0;
  // The copy stands beside its source, which goes on being written: it gets a feed
  // of its own, so that tokens of the source's are refused there.
  bool new_feed = false;
  // Asked after each batch. CANCELLED where true: what is copied stays.
  std::function<bool()> is_stopped = [] { return false; };
  // After each batch.
  std::function<void(const Progress&)> report = [](const Progress&) {};
};

struct Summary {
  int64_t rows = 0;
  int64_t rows_before = 0;  // of them, copied by an earlier run
  bool was_finished = false;
};

// Copies the source into the target, batch by batch, each with the note of how far
// it is in one transaction of the target's; goes on where an earlier run broke off,
// in whatever way. In the end the target's tables are read back and compared with
// what the source gave, by count and checksum, and only then does the target
// become a store that services take.
//
// A run that goes on reads what was copied once more from the source: where the
// rows add up to what was noted, and all tables that were copied whole have no
// more of them, the copy is one of the source as it is now, whatever happened to
// it meanwhile. Where not, FAILED_PRECONDITION naming the table: the source was
// written to, and the copy is to be begun anew in an empty target.
//
// Besides: FAILED_PRECONDITION where the target holds anything else; DATA_LOSS
// naming the tables that differ in the end, which no repetition mends; errors of
// the stores, after which the same call goes on.
absl::StatusOr<Summary> Copy(Source& source, Target& target, const Options& options);

// Compares two stores, table by table. DATA_LOSS naming those that differ. With
// new_feed, it is no difference that their feeds have ids of their own.
absl::StatusOr<Summary> Check(Source& source, Source& copy, const Options& options);

}  // namespace isnad::copy
