// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/flags.h"

#include <cstdlib>

#include "absl/flags/flag.h"
#include "absl/flags/reflection.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

ABSL_FLAG(std::string, flags_test_listen, "default", "a flag of two words and more");
ABSL_FLAG(int32_t, flags_test_count, 1, "a number");

namespace isnad::rpc {
namespace {

using testing::ElementsAre;

class FlagsTest : public testing::Test {
 protected:
  // What ends a program is tried in one started anew: threads do not come along with a fork.
  FlagsTest() { GTEST_FLAG_SET(death_test_style, "threadsafe"); }
  ~FlagsTest() override {
    unsetenv("ISNAD_FLAGS_TEST_LISTEN");
    unsetenv("ISNAD_FLAGS_TEST_COUNT");
  }

  static std::vector<std::string> Parse(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "program");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    return ParseFlags(static_cast<int>(argv.size()), argv.data(), "a test");
  }

  absl::FlagSaver saver_;
};

TEST_F(FlagsTest, DashesAndUnderscoresNameOneFlag) {
  Parse({"--flags-test-listen=a-b:1"});
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_listen), "a-b:1");
  Parse({"--flags_test_listen=x"});
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_listen), "x");
}

TEST_F(FlagsTest, AValueMayStandInTheNextArgument) {
  Parse({"--flags-test-listen", "a-b"});
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_listen), "a-b");
}

TEST_F(FlagsTest, WhatIsNoFlagIsGivenBackUnchanged) {
  EXPECT_THAT(Parse({"one-file", "--flags-test-count=3", "-", "--", "--two-files"}),
              ElementsAre("one-file", "-", "--two-files"));
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_count), 3);
}

TEST_F(FlagsTest, TheEnvironmentSetsFlagsAndTheCommandLineWins) {
  setenv("ISNAD_FLAGS_TEST_LISTEN", "from-environment", 1);
  setenv("ISNAD_FLAGS_TEST_COUNT", "5", 1);
  Parse({"--flags-test-count=6"});
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_listen), "from-environment");
  EXPECT_EQ(absl::GetFlag(FLAGS_flags_test_count), 6);
}

TEST_F(FlagsTest, AWrongValueInTheEnvironmentEndsTheProgram) {
  setenv("ISNAD_FLAGS_TEST_COUNT", "many", 1);
  EXPECT_EXIT(Parse({}), testing::ExitedWithCode(1), "ISNAD_FLAGS_TEST_COUNT");
}

TEST_F(FlagsTest, AnUnknownFlagEndsTheProgram) {
  EXPECT_EXIT(Parse({"--flags-test-lisen=x"}), testing::ExitedWithCode(1), "flags_test_lisen");
}

}  // namespace
}  // namespace isnad::rpc
