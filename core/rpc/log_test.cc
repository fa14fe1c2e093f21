// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/log.h"

#include <algorithm>
#include <string>
#include <vector>

#include "absl/strings/str_split.h"
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
  Log(LogLevel::kInfo, "merged", {{"method", "GetClaim"}, {"ms", 1.5}});
  const auto line = nlohmann::json::parse(GetCapturedStderr());
  EXPECT_EQ(line.at("program"), "isnad-test");
  EXPECT_EQ(line.at("level"), "info");
  EXPECT_EQ(line.at("event"), "merged");
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

std::vector<std::string> Events(const std::string& lines) {
  std::vector<std::string> events;
  for (const absl::string_view line : absl::StrSplit(lines, '\n', absl::SkipEmpty())) {
    events.push_back(nlohmann::json::parse(line).at("event"));
  }
  return events;
}

TEST_F(LogTest, LinesOfCallsStandBeforeTheNextOfAnotherKind) {
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  CaptureStderr();
  for (int i = 0; i < 1000; ++i) Log(LogLevel::kInfo, kCallEvent, {{"method", "GetClaim"}});
  Log(LogLevel::kInfo, "stopped", nlohmann::json::object());
  const std::vector<std::string> events = Events(GetCapturedStderr());
  ASSERT_EQ(events.size(), 1001);
  EXPECT_EQ(std::count(events.begin(), events.end(), kCallEvent), 1000);
  EXPECT_EQ(events.back(), "stopped");
}

TEST_F(LogTest, ACallThatFailedByOurFaultIsSeenAtOnce) {
  ASSERT_TRUE(StartLog("isnad-test", "info").ok());
  CaptureStderr();
  Log(LogLevel::kError, kCallEvent, {{"method", "GetClaim"}});
  EXPECT_THAT(Events(GetCapturedStderr()), testing::ElementsAre(kCallEvent));
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
