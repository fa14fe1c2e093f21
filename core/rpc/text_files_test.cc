// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/text_files.h"

#include <fstream>

#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

TEST(TextFilesTest, FilesAreReadInOrder) {
  const std::string a = testing::TempDir() + "/isnad_text_a",
                    b = testing::TempDir() + "/isnad_text_b";
  std::ofstream(a) << "one\n";
  std::ofstream(b) << "";
  const auto files = ReadTextFiles({b, "", a});
  ASSERT_TRUE(files.ok()) << files.status();
  ASSERT_EQ(files->size(), 2u);
  EXPECT_EQ(files->at(0).path, b);
  EXPECT_EQ(files->at(0).text, "");
  EXPECT_EQ(files->at(1).text, "one\n");
}

TEST(TextFilesTest, AMissingFileIsNamed) {
  const auto status = ReadTextFiles({testing::TempDir() + "/isnad_no_such"}).status();
  EXPECT_EQ(status.code(), absl::StatusCode::kNotFound);
  EXPECT_THAT(std::string(status.message()), testing::HasSubstr("isnad_no_such"));
  EXPECT_FALSE(ReadTextFiles({testing::TempDir()}).ok());
}

}  // namespace
}  // namespace isnad::rpc
