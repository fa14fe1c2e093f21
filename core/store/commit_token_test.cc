// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/store/commit_token.h"

#include "gtest/gtest.h"

namespace isnad::store {
namespace {

const std::string kKey = "0123456789abcdef0123456789abcdef";

TEST(CommitTokenTest, ComesBackAsItWas) {
  const CommitToken token = {kKey, absl::FromUnixMicros(1'700'000'000'123'456)};
  const std::string text = FormatCommitToken(token);
  EXPECT_EQ(text.size(), 48);
  EXPECT_EQ(ParseCommitToken(text), token);
}

TEST(CommitTokenTest, NothingElseIsOne) {
  const std::string time = "00060a24181e4000";
  ASSERT_TRUE(ParseCommitToken(kKey + time));
  for (const std::string& text :
       {std::string(), kKey, time, kKey + time + "0", kKey.substr(1) + time,
        "G" + kKey.substr(1) + time, "A" + kKey.substr(1) + time, kKey + "+" + time.substr(1),
        kKey + " " + time.substr(1), kKey + "ffffffffffffffff", kKey + time.substr(1) + "'"}) {
    EXPECT_FALSE(ParseCommitToken(text)) << text;
  }
}

}  // namespace
}  // namespace isnad::store
