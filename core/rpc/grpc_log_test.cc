// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/grpc_log.h"

#include <grpc/support/log.h>

#include "core/rpc/log.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

const absl::Time kStart = absl::FromUnixSeconds(1'700'000'000);

TEST(LineBudgetTest, ALineBeyondTheBudgetIsCountedAndLeftOut) {
  LineBudget budget(2);
  EXPECT_EQ(budget.Take(kStart), 0);
  EXPECT_EQ(budget.Take(kStart), 0);
  EXPECT_EQ(budget.Take(kStart), -1);
  EXPECT_EQ(budget.Take(kStart + absl::Seconds(59)), -1);
  EXPECT_EQ(budget.Take(kStart + absl::Seconds(60)), 2);
  EXPECT_EQ(budget.Take(kStart + absl::Seconds(61)), 0);
}

TEST(LineBudgetTest, AClockThatGoesBackSilencesNobody) {
  LineBudget budget(1);
  EXPECT_EQ(budget.Take(kStart), 0);
  EXPECT_EQ(budget.Take(kStart - absl::Hours(1)), 0);
}

TEST(GrpcLogTest, WhatGrpcSaysIsALineLikeAllOthers) {
  gpr_log_verbosity_init();  // as the first server or channel does
  LogWhatGrpcSays();
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  testing::internal::CaptureStderr();
  gpr_log("/somewhere/file.cc", 7, GPR_LOG_SEVERITY_ERROR, "not \"good\"");
  const auto line = nlohmann::json::parse(testing::internal::GetCapturedStderr());
  EXPECT_EQ(line["event"], "grpc");
  EXPECT_EQ(line["message"], "not \"good\"");
  EXPECT_EQ(line["source"], "file.cc:7");
  EXPECT_TRUE(StartLog("test", "off").ok());
}

}  // namespace
}  // namespace isnad::rpc
