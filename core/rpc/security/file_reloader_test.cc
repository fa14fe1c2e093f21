// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/file_reloader.h"

#include <cstdio>

#include "core/rpc/security/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc::security {
namespace {

using testing::HasSubstr;

// Takes a file unless it says "bad"; counts how often it was asked to.
class FileReloaderTest : public testing::Test {
 protected:
  absl::StatusOr<std::unique_ptr<FileReloader>> Start() {
    return FileReloader::Start({{"letters",
                                 [this](RememberingReader& reader) {
                                   ++loads_;
                                   auto text = reader.Read(folder_.path("a"));
                                   if (!text.ok()) return text.status();
                                   if (*text == "bad") return absl::InvalidArgumentError("is bad");
                                   taken_ = *text;
                                   return absl::OkStatus();
                                 }}},
                               absl::ZeroDuration());
  }

  TestFolder folder_;
  std::string taken_;
  int loads_ = 0;
};

TEST_F(FileReloaderTest, LoadsAtOnceAndAgainWhenTheContentsChange) {
  folder_.Write("a", "one");
  auto reloader = Start();
  ASSERT_TRUE(reloader.ok()) << reloader.status();
  EXPECT_EQ(taken_, "one");
  folder_.Write("a", "two");
  (*reloader)->Look();
  EXPECT_EQ(taken_, "two");
}

TEST_F(FileReloaderTest, WhatIsWrongAtTheStartIsReturned) {
  EXPECT_THAT(Start().status().ToString(), HasSubstr(folder_.path("a")));
  folder_.Write("a", "bad");
  EXPECT_EQ(Start().status().message(), "is bad");
}

TEST_F(FileReloaderTest, ABadChangeIsLookedAtOnceAndLeavesWhatWasThere) {
  folder_.Write("a", "one");
  auto reloader = Start();
  ASSERT_TRUE(reloader.ok());
  folder_.Write("a", "bad");
  (*reloader)->Look();
  (*reloader)->Look();
  EXPECT_EQ(loads_, 2);
  EXPECT_EQ(taken_, "one");
  folder_.Write("a", "three");
  (*reloader)->Look();
  EXPECT_EQ(taken_, "three");
}

TEST_F(FileReloaderTest, AFileThatGoesLeavesWhatWasThereUntilItIsBack) {
  folder_.Write("a", "one");
  auto reloader = Start();
  ASSERT_TRUE(reloader.ok());
  std::remove(folder_.path("a").c_str());
  (*reloader)->Look();
  EXPECT_EQ(taken_, "one");
  folder_.Write("a", "two");
  (*reloader)->Look();
  EXPECT_EQ(taken_, "two");
}

TEST_F(FileReloaderTest, NothingIsLoadedThatHasNotChanged) {
  folder_.Write("a", "one");
  auto reloader = Start();
  ASSERT_TRUE(reloader.ok());
  folder_.Write("a", "one");
  (*reloader)->Look();
  EXPECT_EQ(loads_, 1);
}

TEST_F(FileReloaderTest, AFileBeyondTheLimitIsRefused) {
  folder_.Write("a", std::string(kMaxSecurityFileBytes + 1, 'x'));
  EXPECT_EQ(Start().status().code(), absl::StatusCode::kInvalidArgument);
  folder_.Write("a", std::string(kMaxSecurityFileBytes, 'x'));
  EXPECT_TRUE(Start().ok());
}

}  // namespace
}  // namespace isnad::rpc::security
