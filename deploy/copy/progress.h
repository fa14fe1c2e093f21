// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "absl/time/time.h"
#include "deploy/copy/copier.h"

namespace isnad::copy {

// "copied 1200 of 4800 rows (25 %), now claim_postings"; while comparing, "compared …".
std::string ProgressLine(const Progress& progress);

// Says when another line is due: the first one at once, then one each `interval`.
class Pace {
 public:
  explicit Pace(absl::Duration interval) : interval_(interval) {}
  bool IsDue(absl::Time now);

 private:
  const absl::Duration interval_;
  absl::Time next_ = absl::InfinitePast();
};

}  // namespace isnad::copy
