// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

#include "absl/time/time.h"

namespace isnad::load {

struct LoadCounts {
  uint64_t created = 0;
  uint64_t unchanged = 0;
  uint64_t revised = 0;
  uint64_t failed = 0;
  uint64_t skipped = 0;  // answered in an earlier run

  uint64_t answered() const { return created + unchanged + revised + failed; }
};

// A line on a terminal that says how far the load is; silent elsewhere.
class ProgressBar {
 public:
  ProgressBar(bool enabled, absl::Time start) : enabled_(enabled), start_(start) {}

  // share: how much of the input has been read, 0..1; below 0 where unknown.
  void Show(const LoadCounts& counts, double share, absl::Time now);
  // Clears the line.
  void Finish();

 private:
  const bool enabled_;
  const absl::Time start_;
  absl::Time last_shown_ = absl::InfinitePast();
};

// "[=====>    ] 52 %  1,204 articles  310/s  00:04 left"
std::string ProgressLine(uint64_t answered, double share, absl::Duration elapsed);
// "created 20, unchanged 0, revised 0, failed 0 in 1.2 s (17 articles/s)"
std::string Summary(const LoadCounts& counts, absl::Duration elapsed);

}  // namespace isnad::load
