// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/progress.h"

#include "absl/strings/str_cat.h"

namespace isnad::copy {

std::string ProgressLine(const Progress& progress) {
  const bool copying = progress.phase == Progress::Phase::kCopying;
  const int64_t percent = progress.all == 0 ? 100 : 100 * progress.done / progress.all;
  return absl::StrCat(copying ? "copied " : "compared ", progress.done, " of ", progress.all,
                      " rows (", percent, " %), now ", progress.table);
}

bool Pace::IsDue(absl::Time now) {
  if (now < next_) return false;
  next_ = now + interval_;
  return true;
}

}  // namespace isnad::copy
