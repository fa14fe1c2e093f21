// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/security/access_policy.h"

#include "core/rpc/security/testing.h"
#include "gmock/gmock.h"
#include "gtest/gtest.h"

namespace isnad::rpc::security {
namespace {

using testing::HasSubstr;
using testing::Not;

class AccessPolicyTest : public testing::Test {
 protected:
  AccessPolicyTest() { folder_.Write("good.secret", std::string(40, 's')); }

  absl::Status Load(const std::string& text) {
    folder_.Write("access", text);
    RememberingReader reader;
    return store_.Load(folder_.path("access"), reader);
  }

  static std::string Tokens(const std::string& more) {
    return "tokens { issuer: 'i' audience: 'a' " + more + " }";
  }

  TestFolder folder_;
  AccessStore store_;
};

TEST_F(AccessPolicyTest, AFileOfClientsAndTokensIsTaken) {
  EXPECT_TRUE(Load("clients { subject: 'huda' roles: CURATOR }" +
                   Tokens("keys { id: 'k' algorithm: HS256 file: 'good.secret' }"))
                  .ok());
  EXPECT_TRUE(Load("").ok()) << "nobody may do anything, as it says";
}

TEST_F(AccessPolicyTest, WhatIsWrongIsSaidWithItsPlace) {
  EXPECT_THAT(Load("clients {\n  dns: 'a' role: READER }").message(), HasSubstr("access:2:"));
  EXPECT_THAT(Load("clients { dns: 'a' roles: OWNER }").message(), HasSubstr("OWNER"));
}

TEST_F(AccessPolicyTest, NothingIsLeftOpenByAnOmission) {
  for (const std::string& text : {
           std::string("clients { roles: READER }"),
           std::string("clients { dns: '' roles: READER }"),
           std::string("clients { dns: 'a' }"),
           std::string("clients { dns: 'a' roles: ROLE_UNSPECIFIED }"),
           std::string("tokens { audience: 'a' }"),
           std::string(
               "tokens { issuer: 'i' keys { id: 'k' algorithm: HS256 file: 'good.secret' } }"),
           Tokens(""),
           Tokens("keys { algorithm: HS256 file: 'good.secret' }"),
           Tokens("keys { id: 'k' file: 'good.secret' }"),
           Tokens("keys { id: 'k' algorithm: HS256 file: 'missing' }"),
           Tokens("keys { id: 'k' algorithm: RS256 file: 'good.secret' }"),
           Tokens("keys { id: 'k' algorithm: HS256 file: 'good.secret' }"
                  "keys { id: 'k' algorithm: HS256 file: 'good.secret' }"),
           Tokens("leeway_seconds: 301 keys { id: 'k' algorithm: HS256 file: 'good.secret' }"),
           Tokens("leeway_seconds: -1 keys { id: 'k' algorithm: HS256 file: 'good.secret' }"),
       }) {
    EXPECT_FALSE(Load(text).ok()) << text;
    EXPECT_THAT(Load(text).ToString(), Not(HasSubstr("ssss"))) << text;
  }
}

TEST_F(AccessPolicyTest, ABadFileLeavesThePolicyThatWasThere) {
  ASSERT_TRUE(Load("clients { dns: 'a' roles: READER }").ok());
  const auto before = store_.current();
  EXPECT_FALSE(Load("clients { dns: 'a' rol").ok());
  EXPECT_EQ(store_.current(), before);
}

// A key is read again when it changes, though the file that names it does not.
TEST_F(AccessPolicyTest, KeysBelongToTheFilesThatAreWatched) {
  folder_.Write("access", Tokens("keys { id: 'k' algorithm: HS256 file: 'good.secret' }"));
  RememberingReader reader;
  ASSERT_TRUE(store_.Load(folder_.path("access"), reader).ok());
  EXPECT_FALSE(reader.HasChanged());
  folder_.Write("good.secret", std::string(40, 't'));
  EXPECT_TRUE(reader.HasChanged());
}

}  // namespace
}  // namespace isnad::rpc::security
