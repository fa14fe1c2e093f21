// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "tests/eval/floors.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace isnad::eval {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Tally ThreeOfFour() {
  Tally tally;
  tally.token_precision = {3, 4};
  tally.token_recall = {3, 4};
  return tally;
}

TEST(FloorsTest, AtTheFloorNothingIsSaid) {
  const auto report = CheckFloors(ThreeOfFour(), R"({"token_f1": 0.75})");
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(report->failures, IsEmpty());
  EXPECT_THAT(report->reminders, IsEmpty());
}

TEST(FloorsTest, BelowTheFloorFails) {
  const auto report = CheckFloors(ThreeOfFour(), R"({"token_f1": 0.76, "span_f1": 0.1})");
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(report->failures, ElementsAre("span_f1 is 0.0000, below its floor of 0.1000",
                                            "token_f1 is 0.7500, below its floor of 0.7600"));
}

TEST(FloorsTest, FarAboveTheFloorReminds) {
  const auto report = CheckFloors(ThreeOfFour(), R"({"token_f1": 0.5, "token_recall": 0.74})");
  ASSERT_TRUE(report.ok()) << report.status();
  EXPECT_THAT(report->failures, IsEmpty());
  EXPECT_THAT(report->reminders, ElementsAre("token_f1 is 0.7500: raise its floor of 0.5000"));
}

TEST(FloorsTest, AFileThatChecksNothingIsAnError) {
  for (const char* const floors : {"", "{}", "[1]", R"({"speed": 1})", R"({"token_f1": "high"})"}) {
    EXPECT_FALSE(CheckFloors(ThreeOfFour(), floors).ok()) << floors;
  }
}

}  // namespace
}  // namespace isnad::eval
