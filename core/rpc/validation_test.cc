// Copyright The Isnad Authors. SPDX-License-Identifier: Apache-2.0
#include "core/rpc/validation.h"

#include <limits>

#include "core/rpc/testing.h"
#include "gtest/gtest.h"
#include "isnad/v1/ingest_service.pb.h"
#include "isnad/v1/query_service.pb.h"

namespace isnad::rpc {
namespace {

using model::ErrorReason;

TEST(CheckRequestTest, FindsTheNulCharacterAtAnyDepth) {
  v1::ImportStatementsRequest request;
  request.add_statements()->set_text("لم نتلق شيئا");
  request.add_statements()->add_chain()->set_mention(std::string("ab\0c", 4));
  const absl::Status status = CheckRequest(request);
  EXPECT_THAT(status, IsInvalidField("statements[1].chain[0].mention", ErrorReason::kNulCharacter));
  EXPECT_EQ(MetadataOf(status).at("byte_offset"), "2");
}

TEST(CheckRequestTest, PathsBeginWithThePrefix) {
  v1::Article article;
  article.set_url(std::string(1, '\0'));
  EXPECT_THAT(CheckRequest(article, "item.article"),
              IsInvalidField("item.article.url", ErrorReason::kNulCharacter));
}

TEST(CheckRequestTest, StringsHaveLimitsByField) {
  v1::IngestArticleRequest request;
  request.mutable_article()->set_body(std::string(kMaxBodyBytes, 'x'));
  request.mutable_article()->set_title(std::string(kMaxTitleBytes, 'x'));
  request.mutable_article()->set_url(std::string(kMaxStringBytes, 'x'));
  EXPECT_EQ(CheckRequest(request), absl::OkStatus());

  request.mutable_article()->set_url(std::string(kMaxStringBytes + 1, 'x'));
  const absl::Status status = CheckRequest(request);
  EXPECT_THAT(status, IsInvalidField("article.url", ErrorReason::kFieldTooLong));
  EXPECT_EQ(MetadataOf(status).at("limit_bytes"), "2048");
  EXPECT_EQ(MetadataOf(status).at("actual_bytes"), "2049");

  request.mutable_article()->set_body(std::string(kMaxBodyBytes + 1, 'x'));
  EXPECT_THAT(CheckRequest(request), IsInvalidField("article.body", ErrorReason::kFieldTooLong));
}

TEST(CheckRequestTest, ListsHaveALimit) {
  v1::ReanalyzeArticlesRequest request;
  for (int i = 0; i < kMaxElements; ++i) request.add_articles("articles/a");
  EXPECT_EQ(CheckRequest(request), absl::OkStatus());
  request.add_articles("articles/a");
  const absl::Status status = CheckRequest(request);
  EXPECT_THAT(status, IsInvalidField("articles", ErrorReason::kTooManyElements));
  EXPECT_EQ(MetadataOf(status).at("limit"), "1000");
  EXPECT_EQ(MetadataOf(status).at("actual"), "1001");
}

TEST(CheckRequestTest, EnumsHaveOnlyTheirOwnNumbers) {
  v1::ListContradictionsRequest request;
  request.add_types(v1::CONTRADICTION_TYPE_NUMERIC);
  EXPECT_EQ(CheckRequest(request), absl::OkStatus());
  request.add_types(static_cast<v1::ContradictionType>(77));
  const absl::Status status = CheckRequest(request);
  EXPECT_THAT(status, IsInvalidField("types[1]", ErrorReason::kInvalidEnumValue));
  EXPECT_EQ(MetadataOf(status).at("actual"), "77");
  request.clear_types();
  request.set_scope(static_cast<v1::ContradictionScope>(-1));
  EXPECT_THAT(CheckRequest(request), IsInvalidField("scope", ErrorReason::kInvalidEnumValue));
}

TEST(ValidationTest, RequestIdsAreUuids) {
  EXPECT_TRUE(CheckRequestId("").ok());
  EXPECT_TRUE(CheckRequestId("7d444840-9dc0-11d1-b245-5ffdce74fad2").ok());
  EXPECT_TRUE(CheckRequestId("7D444840-9DC0-11D1-B245-5FFDCE74FAD2").ok());
  for (const char* id :
       {"7", "7d4448409dc011d1b2455ffdce74fad2", "7d444840-9dc0-11d1-b245-5ffdce74fad",
        "7d444840-9dc0-11d1-b245-5ffdce74fag2", "{7d444840-9dc0-11d1-b245-5ffdce74fad2}"}) {
    EXPECT_THAT(CheckRequestId(id), IsInvalidField("request_id", ErrorReason::kInvalidRequestId));
  }
}

TEST(ValidationTest, NumbersHaveBounds) {
  EXPECT_TRUE(CheckNumber("min_confidence", 0, 0, 1).ok());
  EXPECT_TRUE(CheckNumber("min_confidence", 1, 0, 1).ok());
  for (double value : {-0.01, 1.01, std::numeric_limits<double>::quiet_NaN()}) {
    const absl::Status status = CheckNumber("min_confidence", value, 0, 1);
    EXPECT_THAT(status, IsInvalidField("min_confidence", ErrorReason::kNumberOutOfRange));
    EXPECT_EQ(MetadataOf(status).at("maximum"), "1");
  }
}

TEST(ValidationTest, RequiredMeansNotEmpty) {
  EXPECT_TRUE(CheckRequired("text", "س").ok());
  EXPECT_THAT(CheckRequired("text", ""), IsInvalidField("text", ErrorReason::kFieldRequired));
}

}  // namespace
}  // namespace isnad::rpc
