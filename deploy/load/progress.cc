// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/progress.h"

#include <algorithm>
#include <iostream>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace isnad::load {
namespace {

constexpr int kBarWidth = 24;

double Rate(uint64_t count, absl::Duration elapsed) {
  return count / std::max(1e-3, absl::ToDoubleSeconds(elapsed));
}

}  // namespace

std::string ProgressLine(uint64_t answered, double share, absl::Duration elapsed) {
  std::string line;
  if (share >= 0) {
    const int filled = static_cast<int>(std::clamp(share, 0.0, 1.0) * kBarWidth);
    absl::StrAppendFormat(&line, "[%s%s%s] %3.0f %%  ", std::string(filled, '='),
                          filled < kBarWidth ? ">" : "",
                          std::string(std::max(0, kBarWidth - filled - 1), ' '), share * 100);
  }
  absl::StrAppendFormat(&line, "%d articles  %.0f/s", answered, Rate(answered, elapsed));
  if (share > 0.01) {
    const auto left = static_cast<int64_t>(absl::ToDoubleSeconds(elapsed) * (1 - share) / share);
    absl::StrAppendFormat(&line, "  %02d:%02d left", left / 60, left % 60);
  }
  return line;
}

std::string Summary(const LoadCounts& counts, absl::Duration elapsed) {
  std::string line =
      absl::StrFormat("created %d, unchanged %d, revised %d, failed %d in %.1f s (%.0f articles/s)",
                      counts.created, counts.unchanged, counts.revised, counts.failed,
                      absl::ToDoubleSeconds(elapsed), Rate(counts.answered(), elapsed));
  if (counts.skipped > 0)
    absl::StrAppend(&line, "; ", counts.skipped, " answered in an earlier run");
  return line;
}

void ProgressBar::Show(const LoadCounts& counts, double share, absl::Time now) {
  if (!enabled_ || now - last_shown_ < absl::Milliseconds(200)) return;
  last_shown_ = now;
  std::cerr << "\r\033[K" << ProgressLine(counts.answered(), share, now - start_) << std::flush;
}

void ProgressBar::Finish() {
  if (enabled_) std::cerr << "\r\033[K" << std::flush;
}

}  // namespace isnad::load
