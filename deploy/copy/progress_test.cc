// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "deploy/copy/progress.h"

#include "gtest/gtest.h"

namespace isnad::copy {
namespace {

TEST(ProgressTest, ALineSaysHowFarItIs) {
  EXPECT_EQ(ProgressLine({Progress::Phase::kCopying, "claims", 1200, 4800}),
            "copied 1200 of 4800 rows (25 %), now claims");
  EXPECT_EQ(ProgressLine({Progress::Phase::kComparing, "claims", 4799, 4800}),
            "compared 4799 of 4800 rows (99 %), now claims");
  EXPECT_EQ(ProgressLine({Progress::Phase::kCopying, "claims", 0, 0}),
            "copied 0 of 0 rows (100 %), now claims");
}

TEST(ProgressTest, LinesKeepTheirDistance) {
  Pace pace(absl::Seconds(5));
  const absl::Time start = absl::FromUnixSeconds(1'700'000'000);
  EXPECT_TRUE(pace.IsDue(start));
  EXPECT_FALSE(pace.IsDue(start + absl::Seconds(4)));
  EXPECT_TRUE(pace.IsDue(start + absl::Seconds(5)));
  EXPECT_FALSE(pace.IsDue(start + absl::Seconds(6)));
}

}  // namespace
}  // namespace isnad::copy
