// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/convert/resource_name.h"

#include "core/rpc/testing.h"
#include "gtest/gtest.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;

TEST(ResourceNameTest, FormatsAndParsesEveryCollection) {
  for (const auto& [collection, name] :
       std::map<Collection, std::string>{{Collection::kArticles, "articles/0a9v"},
                                         {Collection::kActors, "actors/0a9v"},
                                         {Collection::kStatements, "statements/0a9v"},
                                         {Collection::kClaims, "claims/0a9v"},
                                         {Collection::kContradictions, "contradictions/0a9v"},
                                         {Collection::kActorMerges, "actorMerges/0a9v"}}) {
    EXPECT_EQ(FormatName(collection, "0a9v"), name);
    EXPECT_EQ(*ParseName(collection, name, "name"), "0a9v");
  }
}

TEST(ResourceNameTest, NoIdIsNoName) {
  EXPECT_EQ(FormatName(Collection::kActors, ""), "");
  EXPECT_EQ(*ParseOptionalName(Collection::kActors, "", "speaker"), "");
}

TEST(ResourceNameTest, RefusesWhatDoesNotFollowThePattern) {
  for (const std::string& name :
       {std::string("0a9v"), std::string("actors/0a9v"), std::string("articles/"),
        std::string("articles/0a9v/x"), std::string("articles/0A9V"), std::string("articles/-a"),
        std::string("articles/قال"), std::string("articles/a b"), std::string("Articles/a"),
        "articles/" + std::string(64, 'a')}) {
    const absl::Status status = ParseName(Collection::kArticles, name, "name").status();
    EXPECT_THAT(status, IsInvalidField("name", ErrorReason::kInvalidResourceName));
    EXPECT_EQ(MetadataOf(status).at("value"), name);
    EXPECT_EQ(MetadataOf(status).at("pattern"), "articles/{article}");
  }
  EXPECT_TRUE(ParseName(Collection::kArticles, "articles/" + std::string(63, 'a'), "name").ok());
}

TEST(ResourceNameTest, AnEmptyNameIsMissingRatherThanWrong) {
  EXPECT_THAT(ParseName(Collection::kClaims, "", "name").status(),
              IsInvalidField("name", ErrorReason::kFieldRequired));
}

TEST(ResourceNameTest, NotFoundSaysWhat) {
  const absl::Status status = NotFoundError(Collection::kClaims, "7");
  EXPECT_THAT(status, IsError(absl::StatusCode::kNotFound, ErrorReason::kClaimNotFound));
  EXPECT_EQ(MetadataOf(status).at("name"), "claims/7");
}

}  // namespace
}  // namespace isnad::rpc
