// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/load/progress.h"

#include "gtest/gtest.h"

namespace isnad::load {
namespace {

TEST(ProgressLineTest, SaysShareRateAndTimeLeft) {
  EXPECT_EQ(ProgressLine(100, 0.5, absl::Seconds(10)),
            "[============>           ]  50 %  100 articles  10/s  00:10 left");
}

TEST(ProgressLineTest, WithoutAKnownSizeThereIsNoBar) {
  EXPECT_EQ(ProgressLine(5, -1, absl::Seconds(1)), "5 articles  5/s");
}

TEST(SummaryTest, CountsEverything) {
  EXPECT_EQ(Summary({.created = 3, .unchanged = 2, .revised = 1, .failed = 4}, absl::Seconds(2)),
            "created 3, unchanged 2, revised 1, failed 4 in 2.0 s (5 articles/s)");
  EXPECT_EQ(Summary({.skipped = 7}, absl::Seconds(1)),
            "created 0, unchanged 0, revised 0, failed 0 in 1.0 s (0 articles/s); 7 answered in an "
            "earlier run");
}

}  // namespace
}  // namespace isnad::load
