// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/model/steady_clock.h"

#include "absl/time/clock.h"
#include "core/model/testing/jumping_clock.h"
#include "gtest/gtest.h"

namespace isnad::model {
namespace {

TEST(SteadyClockTest, GoesOnWhereTheClockIsSet) {
  const absl::Time before = SteadyNow();
  for (const absl::Duration apart : {absl::Hours(1), -absl::Hours(24), absl::ZeroDuration()}) {
    SetClockApart(absl::ZeroDuration());
    const absl::Time real = absl::Now();
    SetClockApart(apart);
    // The jump is seen by whoever asks the other clock.
    EXPECT_EQ(absl::Now() > real + absl::Minutes(30), apart > absl::ZeroDuration());
    EXPECT_GE(SteadyNow(), before);
    EXPECT_LT(SteadyNow(), before + absl::Minutes(30));
  }
}

}  // namespace
}  // namespace isnad::model
