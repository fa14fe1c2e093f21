// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/log.h"

#include <algorithm>

#include "gmock/gmock.h"
#include "gtest/gtest.h"
#include "nlohmann/json.hpp"

namespace isnad::rpc {
namespace {

using testing::IsEmpty;
using testing::internal::CaptureStderr;
using testing::internal::GetCapturedStderr;

class LogTest : public testing::Test {
 protected:
  ~LogTest() override { EXPECT_TRUE(StartLog("test", "off").ok()); }
};

TEST_F(LogTest, ALineIsOneJsonObject) {
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  CaptureStderr();
  Log(LogLevel::kInfo, "call", {{"method", "GetClaim"}, {"ms", 1.5}});
  const auto line = nlohmann::json::parse(GetCapturedStderr());
  EXPECT_EQ(line.at("program"), "isnad-test");
  EXPECT_EQ(line.at("level"), "info");
  EXPECT_EQ(line.at("event"), "call");
  EXPECT_EQ(line.at("method"), "GetClaim");
  EXPECT_EQ(line.at("ms"), 1.5);
  EXPECT_TRUE(line.contains("time"));
}

TEST_F(LogTest, ALineWithoutDetailsIsOneToo) {
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  for (const nlohmann::json& none : {nlohmann::json(), nlohmann::json::object()}) {
    CaptureStderr();
    Log(LogLevel::kWarning, "stopped", none);
    const auto line = nlohmann::json::parse(GetCapturedStderr());
    EXPECT_EQ(line.size(), 4);
    EXPECT_EQ(line.at("event"), "stopped");
    EXPECT_EQ(line.at("level"), "warning");
  }
}

TEST_F(LogTest, NoValueBreaksTheLine) {
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  CaptureStderr();
  Log(LogLevel::kError, "call", {{"peer", "a\nb\xff"}});
  const std::string output = GetCapturedStderr();
  EXPECT_EQ(std::count(output.begin(), output.end(), '\n'), 1);
  EXPECT_EQ(nlohmann::json::parse(output).at("peer"), "a\nb\xEF\xBF\xBD");
}

TEST_F(LogTest, LevelsBelowAreSilent) {
  ASSERT_TRUE(StartLog("isnad-test", "warning").ok());
  EXPECT_FALSE(LogEnabled(LogLevel::kInfo));
  EXPECT_TRUE(LogEnabled(LogLevel::kError));
  CaptureStderr();
  Log(LogLevel::kInfo, "call", {});
  EXPECT_THAT(GetCapturedStderr(), IsEmpty());
}

TEST_F(LogTest, ALevelMustBeKnown) {
  EXPECT_EQ(StartLog("test", "loud").code(), absl::StatusCode::kInvalidArgument);
}

}  // namespace
}  // namespace isnad::rpc
